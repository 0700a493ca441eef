package workbook

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// longestText is how many UTF-16 units a cell holds; ECMA-376 18.3.1.4 sets no
// limit, but the programs that read the files cut off what is longer.
const longestText = 32767

// check finds everything in a book that a spreadsheet would change or refuse.
func (b Book) check() error {
	var found []error
	report := func(where string, err error) {
		if err != nil {
			found = append(found, fmt.Errorf("%s: %w", where, err))
		}
	}
	report("title", checkText(b.Title))
	for _, n := range b.Notes {
		report("notes", checkText(n.Heading))
		for _, line := range n.Lines {
			report("notes", checkText(line))
		}
	}
	sheets := map[string]bool{strings.ToLower(notesSheet): true}
	for _, t := range b.Tables {
		where := fmt.Sprintf("sheet %q", t.Sheet)
		report(where, checkName(t.Sheet, sheets))
		for _, line := range append([]string{t.Title}, t.About...) {
			report(where, checkText(line))
		}
		report(where, t.checkHeader())
		for i := range t.Rows {
			for j, c := range t.Columns {
				report(fmt.Sprintf("%s, row %d, column %s", where, i+1, c.Name), c.checkCell(t.Cell(i, j)))
			}
		}
	}
	return errors.Join(found...)
}

// checkName reports whether a sheet's name, which is its table's too, is letters
// alone and no other's, whatever the case.
func checkName(name string, taken map[string]bool) error {
	noLetter := func(r rune) bool { return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') }
	if name == "" || len(name) > 31 || strings.ContainsFunc(name, noLetter) {
		return errors.New("a sheet's name is 1 to 31 letters from A to Z")
	}
	if taken[strings.ToLower(name)] {
		return errors.New("there is another sheet of this name")
	}
	taken[strings.ToLower(name)] = true
	return nil
}

func (t Table) checkHeader() error {
	if t.Rows == 0 || len(t.Columns) == 0 {
		return errors.New("a table has a column and a row at least")
	}
	taken := map[string]bool{}
	for _, c := range t.Columns {
		name := strings.ToLower(c.Name)
		if name == "" || taken[name] {
			return fmt.Errorf("column %q: each column has a name of its own", c.Name)
		}
		taken[name] = true
		if err := checkText(c.Name); err != nil {
			return err
		}
	}
	return nil
}

func (c Column) checkCell(s string) error {
	if !c.Numeric || s == "" {
		return checkText(s)
	}
	x, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsInf(x, 0) || math.IsNaN(x) {
		return fmt.Errorf("%q is not a number", s)
	}
	return nil
}

func checkText(s string) error {
	if len(s) > longestText && len(utf16.Encode([]rune(s))) > longestText {
		return fmt.Errorf("a cell holds %d characters at most", longestText)
	}
	if !utf8.ValidString(s) || strings.ContainsFunc(s, foreign) {
		return fmt.Errorf("%q holds what is no character", s)
	}
	return nil
}

// foreign reports whether XML 1.0 has no such character (section 2.2).
func foreign(r rune) bool {
	return r < 0x20 && r != '\t' && r != '\n' && r != '\r' || r == 0xFFFE || r == 0xFFFF
}
