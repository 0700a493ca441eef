package chart_test

import (
	"encoding/xml"
	"io"
	"strconv"
	"strings"
	"testing"
)

// node is an element of a parsed SVG.
type node struct {
	name     string
	attrs    map[string]string
	children []*node
	text     string
}

// parse reads an SVG as XML and checks what holds for every one: ids are
// unique, what refers to an id finds it, and nothing needs a style.
func parse(t *testing.T, svg []byte) *node {
	t.Helper()
	root := &node{}
	stack := []*node{root}
	decoder := xml.NewDecoder(strings.NewReader(string(svg)))
	for {
		token, err := decoder.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatalf("not well formed: %v\n%s", err, svg)
		}
		top := stack[len(stack)-1]
		switch token := token.(type) {
		case xml.StartElement:
			n := &node{name: token.Name.Local, attrs: map[string]string{}}
			for _, a := range token.Attr {
				n.attrs[a.Name.Local] = a.Value
			}
			top.children = append(top.children, n)
			stack = append(stack, n)
		case xml.EndElement:
			stack = stack[:len(stack)-1]
		case xml.CharData:
			top.text += string(token)
		}
	}
	if len(root.children) != 1 {
		t.Fatalf("%d root elements, want 1:\n%s", len(root.children), svg)
	}
	checkReferences(t, root)
	return root.children[0]
}

func checkReferences(t *testing.T, root *node) {
	t.Helper()
	ids := map[string]bool{}
	for _, n := range root.all("") {
		if id, ok := n.attrs["id"]; ok {
			if ids[id] {
				t.Errorf("id %q is not unique", id)
			}
			ids[id] = true
		}
		if _, ok := n.attrs["style"]; ok || n.name == "style" {
			t.Errorf("<%s> has a style", n.name)
		}
	}
	for _, n := range root.all("") {
		refs := strings.Fields(n.attrs["aria-labelledby"])
		if href := n.attrs["href"]; strings.HasPrefix(href, "#") {
			refs = append(refs, strings.TrimPrefix(href, "#"))
		}
		for _, ref := range refs {
			if !ids[ref] {
				t.Errorf("<%s> refers to the id %q, which is not there", n.name, ref)
			}
		}
	}
}

// all lists the elements of a name below n, in document order; "" is any name.
func (n *node) all(name string) []*node {
	var found []*node
	for _, c := range n.children {
		if name == "" || c.name == name {
			found = append(found, c)
		}
		found = append(found, c.all(name)...)
	}
	return found
}

// number reads a length; its unit is cut off.
func number(t *testing.T, s string) float64 {
	t.Helper()
	v, err := strconv.ParseFloat(strings.TrimSuffix(s, "%"), 64)
	if err != nil {
		t.Fatalf("length %q: %v", s, err)
	}
	return v
}

// readAxis returns the function from a value to a position that the tick
// labels of a chart imply, from the labels' texts and positions.
func readAxis(t *testing.T, svg *node, anchor, attr string, shift float64) func(v float64) float64 {
	t.Helper()
	var values, places []float64
	for _, g := range svg.all("g") {
		if g.attrs["font-size"] != "12" || g.attrs["text-anchor"] != anchor {
			continue
		}
		for _, label := range g.all("text") {
			plain := strings.NewReplacer(",", "", "%", "", "−", "-").Replace(label.text)
			values = append(values, number(t, plain))
			places = append(places, number(t, label.attrs[attr])+shift)
		}
	}
	if len(values) < 2 {
		t.Fatalf("axis with anchor %q has %d numbers", anchor, len(values))
	}
	last := len(values) - 1
	return func(v float64) float64 {
		return places[0] + (places[last]-places[0])*(v-values[0])/(values[last]-values[0])
	}
}
