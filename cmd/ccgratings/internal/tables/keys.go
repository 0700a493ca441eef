package tables

// ForeignKey says that for each row there is a row of another table with the
// same cells in some columns, which are that table's key.
type ForeignKey struct {
	Columns []string
	Table   string // its name
}

// ForeignKeys is what ties the rows of a whole table to those of another: a
// figure to the rating that it is part of, an earlier figure to the one that the
// edition rates. A part of a table has none: it is read on its own.
func (t Table) ForeignKeys() []ForeignKey {
	switch t.Name {
	case figuresName:
		return []ForeignKey{{[]string{"ccg_code", "group"}, ratingsName}}
	case historyName:
		return []ForeignKey{{[]string{"ccg_code", "indicator"}, figuresName}}
	}
	return nil
}
