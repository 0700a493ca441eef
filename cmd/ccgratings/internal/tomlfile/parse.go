package tomlfile

import (
	"bytes"
	"errors"
	"io/fs"
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2"
	"github.com/pelletier/go-toml/v2/unstable"

	"ccgratings/cmd/ccgratings/internal/problem"
)

// maxBytes is the longest file that is read. An edition has a few hundred lines.
const maxBytes = 1 << 20

// Read reads a TOML file. The table is nil if there are problems, which are
// then of reading and syntax.
func Read(fsys fs.FS, name string) (*Table, problem.List) {
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		var problems problem.List
		problems.Errorf(problem.Pos{File: name}, "%s", problem.Opening(err))
		return nil, problems
	}
	return Parse(name, data, 1)
}

// Parse reads TOML that begins on a line of a file, such as the front matter of
// a Markdown file between lines of +++. The table is nil if there are problems.
func Parse(name string, data []byte, firstLine int) (*Table, problem.List) {
	data = bytes.TrimPrefix(data, []byte("\uFEFF"))
	p := parser{doc: &document{name: name}, data: data, lines: lineStarts(data), firstLine: firstLine}
	var problems problem.List
	if len(data) > maxBytes {
		problems.Errorf(p.pos(0), "the file is longer than 1 MB, expected a few pages of settings")
		return nil, problems
	}
	var decoded map[string]any
	if err := toml.Unmarshal(data, &decoded); err != nil {
		pos, text := p.syntax(err)
		problems.Errorf(pos, "%s", text)
		return nil, problems
	}
	root, err := p.tree(decoded)
	if err != nil {
		problems.Errorf(p.pos(0), "%v", err)
		return nil, problems
	}
	return root, nil
}

// parser gives every key and value of a document its place. The document is
// decoded, and so known to be sound, before it is walked for the places.
type parser struct {
	doc       *document
	data      []byte
	lines     []int // where each begins
	firstLine int
	unstable.Parser
}

// syntax is the place and text of a decoding error.
func (p *parser) syntax(err error) (problem.Pos, string) {
	var wrong *toml.DecodeError
	if !errors.As(err, &wrong) {
		return p.pos(0), err.Error()
	}
	line, column := wrong.Position()
	return problem.Pos{File: p.doc.name, Line: p.firstLine + line - 1, Column: column},
		"not TOML: " + strings.TrimPrefix(wrong.Error(), "toml: ")
}

// pos is the place of a byte of the document.
func (p *parser) pos(offset int) problem.Pos {
	line, found := slices.BinarySearch(p.lines, offset)
	if !found {
		line-- // offset is inside the line before
	}
	return problem.Pos{File: p.doc.name, Line: p.firstLine + line, Column: offset - p.lines[line] + 1}
}

// lineStarts is where each line begins.
func lineStarts(data []byte) []int {
	starts := []int{0}
	for i, b := range data {
		if b == '\n' {
			starts = append(starts, i+1)
		}
	}
	return starts
}

// tree walks the expressions of the document beside its decoded form.
func (p *parser) tree(decoded map[string]any) (*Table, error) {
	root := newTable(p.doc, p.pos(0), decoded)
	current := root
	p.Reset(p.data)
	for p.NextExpression() {
		node := p.Expression()
		if node.Kind == unstable.KeyValue {
			p.keyValue(current, node)
		} else {
			current = p.header(root, node)
		}
	}
	return root, p.Error()
}

// header finds or makes the table of a [table] or [[table]] line.
func (p *parser) header(root *Table, node *unstable.Node) *Table {
	t := root
	for keys := node.Key(); keys.Next(); {
		key, pos := string(keys.Node().Data), p.pos(int(keys.Node().Raw.Offset))
		if node.Kind == unstable.ArrayTable && keys.IsLast() {
			t = t.append(key, pos)
		} else {
			t = t.descend(key, pos)
		}
	}
	return t
}

// keyValue puts a key and its value into a table.
func (p *parser) keyValue(t *Table, node *unstable.Node) {
	for keys := node.Key(); keys.Next(); {
		raw := keys.Node().Raw
		key, pos := string(keys.Node().Data), p.pos(int(raw.Offset))
		if !keys.IsLast() {
			t = t.descend(key, pos)
			continue
		}
		after := p.data[raw.Offset+raw.Length:]
		begins := len(p.data) - len(bytes.TrimLeft(after, " \t="))
		t.entry(key, pos).value = p.value(node.Value(), p.pos(begins), t.decoded[key])
	}
}

// value gives a value, and those in it, their places. The parser keeps none
// for an array, so one within another has the place of the outer.
func (p *parser) value(node *unstable.Node, pos problem.Pos, decoded any) value {
	v := value{pos: pos, decoded: decoded}
	switch decoded := decoded.(type) {
	case map[string]any:
		v.table = newTable(p.doc, pos, decoded)
		for children := node.Children(); children.Next(); {
			p.keyValue(v.table, children.Node())
		}
	case []any:
		children := node.Children()
		for _, element := range decoded {
			if !children.Next() {
				break
			}
			at := pos
			if child := children.Node(); child.Kind != unstable.Array {
				at = p.pos(int(child.Raw.Offset))
			}
			v.elements = append(v.elements, p.value(children.Node(), at, element))
		}
	}
	return v
}
