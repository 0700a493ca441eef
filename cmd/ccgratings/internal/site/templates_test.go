package site

import (
	"encoding/json"
	"html/template"
	"io/fs"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// fill sets every field of a value to something, and every slice to two of it,
// so that a template that prints it goes through every branch.
func fill(v reflect.Value, depth int) {
	switch v.Kind() {
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), depth)
	case reflect.Struct:
		for i := range v.NumField() {
			if field := v.Field(i); field.CanSet() || v.Type().Field(i).Anonymous {
				fill(reflect.NewAt(field.Type(), field.Addr().UnsafePointer()).Elem(), depth+1)
			}
		}
	case reflect.Slice:
		if v.Type() == reflect.TypeFor[json.RawMessage]() {
			v.SetBytes([]byte("{}"))
			return
		}
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		for i := range v.Len() {
			fill(v.Index(i), depth+1)
		}
	case reflect.String:
		v.SetString("text")
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int:
		v.SetInt(1)
	}
}

// pageValues pairs every template with the struct of its pages.
func pageValues(t *templates) map[string]struct {
	template *template.Template
	data     any
} {
	type pair = struct {
		template *template.Template
		data     any
	}
	return map[string]pair{
		"home":       {t.home.Template, new(homePage)},
		"article":    {t.article.Template, new(articlePage)},
		"year":       {t.year.Template, new(yearPage)},
		"method":     {t.method.Template, new(methodPage)},
		"gaps":       {t.gaps.Template, new(gapsPage)},
		"files":      {t.files.Template, new(filesPage)},
		"press":      {t.press.Template, new(pressPage)},
		"dictionary": {t.dictionary.Template, new(dictionaryPage)},
		"group":      {t.group.Template, new(groupPage)},
		"ccgs":       {t.ccgs.Template, new(ccgsPage)},
		"ccg":        {t.ccg.Template, new(ccgPage)},
		"compare":    {t.compare.Template, new(comparePage)},
		"comparison": {t.comparison.Template, new(comparisonPage)},
		"regions":    {t.regions.Template, new(regionsPage)},
		"region":     {t.region.Template, new(regionPage)},
		"departed":   {t.departed.Template, new(departedPage)},
		"indicators": {t.indicators.Template, new(indicatorsPage)},
		"indicator":  {t.indicator.Template, new(indicatorPage)},
		"history":    {t.history.Template, new(historyPage)},
		"histories":  {t.histories.Template, new(historiesPage)},

		"corrections": {t.corrections.Template, new(correctionsHTML)},
	}
}

// TestTemplatesFitTheirPages executes each template on a page where everything
// is there and on one where nothing is: a misspelt field fails in either.
func TestTemplatesFitTheirPages(t *testing.T) {
	fsys := os.DirFS(root + "templates")
	parsed, problems := parseTemplates(fsys)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	pages := pageValues(parsed)
	for name, p := range pages {
		var out strings.Builder
		if err := p.template.Execute(&out, p.data); err != nil {
			t.Errorf("%s, blank: %v", name, err)
		}
		fill(reflect.ValueOf(p.data).Elem(), 0)
		if err := p.template.Execute(&out, p.data); err != nil {
			t.Errorf("%s, full: %v", name, err)
		}
		source, err := fs.ReadFile(fsys, "pages/"+name+".tmpl")
		if err != nil {
			t.Fatal(err)
		}
		if want := "{{- /* . is " + reflect.TypeOf(p.data).String() + " */ -}}\n"; !strings.HasPrefix(string(source), want) {
			t.Errorf("pages/%s.tmpl: the first line is not %s", name, want)
		}
	}
	files, err := fs.Glob(fsys, "pages/*.tmpl")
	if err != nil {
		t.Fatal(err)
	}
	if len(files) != len(pages) {
		t.Errorf("%d templates of pages, %d kinds of page", len(files), len(pages))
	}
}

func TestPartsSayWhatDotIs(t *testing.T) {
	fsys := os.DirFS(root + "templates")
	files, err := fs.Glob(fsys, "*/*.tmpl")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range append(files, "base.tmpl") {
		source, err := fs.ReadFile(fsys, name)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(string(source), "{{- /* . is ") {
			t.Errorf("%s: the first line does not say what dot is", name)
		}
	}
}

// TestPageIDs checks that no heading in words can take an id of a template.
func TestPageIDs(t *testing.T) {
	fsys := os.DirFS(root + "templates")
	files, err := fs.Glob(fsys, "*/*.tmpl")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		source, err := fs.ReadFile(fsys, name)
		if err != nil {
			t.Fatal(err)
		}
		for _, id := range regexp.MustCompile(` id="([^"{]+)"`).FindAllStringSubmatch(string(source), -1) {
			if !slices.Contains(pageIDs, id[1]) {
				t.Errorf("%s: id %q is not in pageIDs", name, id[1])
			}
		}
	}
}
