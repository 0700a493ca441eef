package opendata

import (
	"encoding/json"
	"slices"

	"ccgratings/cmd/ccgratings/internal/tables"
)

// schema is a JSON Schema, of the draft of December 2020, or a part of one.
type schema map[string]any

// property is a field of an object.
type property struct {
	name   string
	schema schema
}

// form is a schema that takes one type.
func form(kind, description string) schema { return schema{"type": kind, "description": description} }

func textOf(description string) schema  { return form("string", description) }
func wholeOf(description string) schema { return form("integer", description) }

// address is a text that leads somewhere, from the file that it stands in.
func address(description string) schema {
	s := textOf(description)
	s["format"] = "uri-reference"
	return s
}

// identifier is the name of a group or indicator in files and addresses.
func identifier(description string) schema {
	s := textOf(description)
	s["pattern"] = "^[a-z0-9]+(-[a-z0-9]+)*$"
	return s
}

func oneOf(description string, words ...string) schema {
	s := textOf(description)
	s["enum"] = words
	return s
}

func listOf(description string, items schema) schema {
	s := form("array", description)
	s["items"] = items
	return s
}

// objectOf is an object with these fields. All are required, but for those that
// are named. Others may come to stand beside them.
func objectOf(description string, properties []property, optional ...string) schema {
	s := form("object", description)
	fields, required := schema{}, []string{}
	for _, p := range properties {
		fields[p.name] = p.schema
		if !slices.Contains(optional, p.name) {
			required = append(required, p.name)
		}
	}
	s["properties"], s["required"] = fields, required
	return s
}

// rowsOf is the rows of a kind of table, without the columns that a file gives
// once.
func rowsOf(description string, kind tables.Kind, without []string) schema {
	var properties []property
	for _, c := range tables.ColumnsOf(kind) {
		if !slices.Contains(without, c.Name) {
			properties = append(properties, property{c.Name, cellOf(c)})
		}
	}
	return listOf(description, objectOf("A row of "+kind.String()+".csv.", properties))
}

// cellOf is the cells of a column, null where they are empty.
func cellOf(c tables.Column) schema {
	s := schema{"type": []string{string(c.Type), "null"}, "description": c.Description()}
	if c.Required {
		s["type"] = c.Type
	}
	if c.Min != "" {
		s["minimum"] = json.Number(c.Min)
	}
	if c.Max != "" {
		s["maximum"] = json.Number(c.Max)
	}
	if c.Words != nil {
		var words []string
		for _, w := range c.Words {
			words = append(words, w.Value)
		}
		s["enum"] = words
	}
	return s
}

// document is a whole file.
func document(title string, properties ...property) schema {
	fields := append([]property{{"$schema", address("The schema of this file.")}}, properties...)
	s := objectOf(title, fields)
	delete(s, "description")
	s["$schema"], s["title"] = "https://json-schema.org/draft/2020-12/schema", title
	return s
}
