package recipe

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"math"
	"slices"
	"strconv"
	"strings"
)

// expression is arithmetic on named numbers, as in "week1 + week2" or
// "list * percent / 100". Names may be of a table: "lists.patients". Beside
// + - * / and brackets there is round(x) to a whole number and round(x, digits).
type expression struct {
	text string
	at   node
	refs []ref // the names in it, each once, in the order of the text
}

// ref is a name in an expression: a field, and its table if that is said.
type ref struct{ table, field string }

func (r ref) String() string {
	if r.table == "" {
		return r.field
	}
	return r.table + "." + r.field
}

// node is a part of an expression: its value where the names have the values
// given, in the order of refs.
type node func(values []float64) float64

// parseExpression reads an expression. It is Go's own syntax, cut down to
// arithmetic.
func parseExpression(text string) (*expression, error) {
	tree, err := parser.ParseExpr(text)
	if err != nil || strings.Contains(text, "//") || strings.Contains(text, "/*") { // which Go takes for comments
		return nil, fmt.Errorf("%q is not arithmetic on columns, as in %q", text, "week1 + week2")
	}
	e := &expression{text: text}
	if e.at, err = e.compile(tree); err != nil {
		return nil, err
	}
	return e, nil
}

// compile makes a part of the syntax tree a node.
func (e *expression) compile(tree ast.Expr) (node, error) {
	switch t := tree.(type) {
	case *ast.ParenExpr:
		return e.compile(t.X)
	case *ast.BasicLit:
		x, err := strconv.ParseFloat(t.Value, 64)
		if err != nil {
			return nil, fmt.Errorf("%s is not a number", t.Value)
		}
		return func([]float64) float64 { return x }, nil
	case *ast.Ident:
		return e.name(ref{field: t.Name}), nil
	case *ast.SelectorExpr:
		if table, ok := t.X.(*ast.Ident); ok {
			return e.name(ref{table.Name, t.Sel.Name}), nil
		}
	case *ast.UnaryExpr:
		if t.Op == token.SUB {
			return e.binary(&ast.BinaryExpr{X: &ast.BasicLit{Value: "0"}, Op: token.SUB, Y: t.X})
		}
	case *ast.BinaryExpr:
		return e.binary(t)
	case *ast.CallExpr:
		return e.round(t)
	}
	return nil, fmt.Errorf("%q has something in it that is not + - * / ( ), round, a name or a number", e.text)
}

func (e *expression) name(r ref) node {
	i := slices.Index(e.refs, r)
	if i < 0 {
		i = len(e.refs)
		e.refs = append(e.refs, r)
	}
	return func(values []float64) float64 { return values[i] }
}

var operators = map[token.Token]func(a, b float64) float64{
	token.ADD: func(a, b float64) float64 { return a + b },
	token.SUB: func(a, b float64) float64 { return a - b },
	token.MUL: func(a, b float64) float64 { return a * b },
	token.QUO: func(a, b float64) float64 { return a / b },
}

func (e *expression) binary(t *ast.BinaryExpr) (node, error) {
	operate := operators[t.Op]
	if operate == nil {
		return nil, fmt.Errorf("%q has %s in it, expected + - * or /", e.text, t.Op)
	}
	x, err := e.compile(t.X)
	if err != nil {
		return nil, err
	}
	y, err := e.compile(t.Y)
	if err != nil {
		return nil, err
	}
	return func(values []float64) float64 { return operate(x(values), y(values)) }, nil
}

// round is the one function there is.
func (e *expression) round(t *ast.CallExpr) (node, error) {
	if name, ok := t.Fun.(*ast.Ident); !ok || name.Name != "round" || len(t.Args) < 1 || len(t.Args) > 2 {
		return nil, fmt.Errorf("%q calls a function other than round(x) or round(x, digits)", e.text)
	}
	x, err := e.compile(t.Args[0])
	if err != nil {
		return nil, err
	}
	digits := 0
	if len(t.Args) == 2 {
		lit, ok := t.Args[1].(*ast.BasicLit)
		if digits, err = strconv.Atoi(literal(lit, ok)); err != nil || digits > maxDecimals {
			return nil, fmt.Errorf("%q rounds to other than 0 to %d digits", e.text, maxDecimals)
		}
	}
	return func(values []float64) float64 { return roundTo(x(values), digits) }, nil
}

func literal(lit *ast.BasicLit, ok bool) string {
	if !ok {
		return ""
	}
	return lit.Value
}

// maxDecimals is the most digits after the point that a figure is rounded to.
const maxDecimals = 12

// roundTo rounds to a number of digits after the point, as printing does: the
// nearest, and of two the even one.
func roundTo(x float64, digits int) float64 {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return x
	}
	rounded, _ := strconv.ParseFloat(strconv.FormatFloat(x, 'f', digits, 64), 64)
	return rounded
}
