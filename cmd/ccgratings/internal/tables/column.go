package tables

// Column is one column of a table. The list of them is the schema: it makes the
// header, the metadata beside every file, the files for programs and the
// dictionary.
type Column struct {
	Name     string
	Type     Type
	Meaning  string // a sentence or two
	Empty    string // a sentence on what an empty cell means; none if Required
	Unit     string // what a number counts or is measured in; empty for bare numbers and words
	Required bool   // no cell is empty
	Min, Max string // the least and greatest number, as a cell prints it; empty where there is no bound
	Words    []Word // the only words allowed; nil where any are
}

// Word is a word that a column allows, and what it means.
type Word struct{ Value, Meaning string }

// Type is what the cells of a column hold, as CSVW and Frictionless name it
// alike.
type Type string

const (
	Text    Type = "string"
	Integer Type = "integer"
	Number  Type = "number"
	Boolean Type = "boolean" // "true" or "false"
)

// Description is the column's meaning and what an empty cell means.
func (c Column) Description() string {
	if c.Empty == "" {
		return c.Meaning
	}
	return c.Meaning + " " + c.Empty
}
