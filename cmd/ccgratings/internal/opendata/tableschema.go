package opendata

import (
	"encoding/json"

	"ccgratings/cmd/ccgratings/internal/tables"
)

// frictionlessSchema is a table's schema, as the Table Schema standard, part of
// Data Package, defines it.
type frictionlessSchema struct {
	Fields        []frictionlessField      `json:"fields"`
	MissingValues []string                 `json:"missingValues"`
	PrimaryKey    []string                 `json:"primaryKey"`
	ForeignKeys   []frictionlessForeignKey `json:"foreignKeys,omitempty"`
}

type frictionlessField struct {
	Name        string                   `json:"name"`
	Type        tables.Type              `json:"type"`
	Description string                   `json:"description"`
	True        []string                 `json:"trueValues,omitempty"`
	False       []string                 `json:"falseValues,omitempty"`
	Categories  []frictionlessCategory   `json:"categories,omitempty"`
	Constraints *frictionlessConstraints `json:"constraints,omitempty"`
}

type frictionlessCategory struct {
	Value string `json:"value"`
	Label string `json:"label"`
}

type frictionlessConstraints struct {
	Required bool        `json:"required,omitempty"`
	Minimum  json.Number `json:"minimum,omitempty"`
	Maximum  json.Number `json:"maximum,omitempty"`
	Enum     []string    `json:"enum,omitempty"`
}

type frictionlessForeignKey struct {
	Fields    []string              `json:"fields"`
	Reference frictionlessReference `json:"reference"`
}

type frictionlessReference struct {
	Resource string   `json:"resource"`
	Fields   []string `json:"fields"`
}

func tableSchema(t tables.Table) frictionlessSchema {
	schema := frictionlessSchema{MissingValues: []string{""}, PrimaryKey: t.Key}
	for _, c := range t.Columns {
		schema.Fields = append(schema.Fields, field(c))
	}
	for _, k := range t.ForeignKeys() {
		schema.ForeignKeys = append(schema.ForeignKeys, frictionlessForeignKey{k.Columns, frictionlessReference{resourceName(k.Table), k.Columns}})
	}
	return schema
}

func field(c tables.Column) frictionlessField {
	f := frictionlessField{Name: c.Name, Type: c.Type, Description: c.Description()}
	if c.Type == tables.Boolean {
		f.True, f.False = []string{"true"}, []string{"false"}
	}
	limits := frictionlessConstraints{Required: c.Required, Minimum: json.Number(c.Min), Maximum: json.Number(c.Max)}
	for _, w := range c.Words {
		f.Categories = append(f.Categories, frictionlessCategory{w.Value, w.Meaning})
		limits.Enum = append(limits.Enum, w.Value)
	}
	if limits.Required || limits.Minimum != "" || limits.Maximum != "" || limits.Enum != nil {
		f.Constraints = &limits
	}
	return f
}
