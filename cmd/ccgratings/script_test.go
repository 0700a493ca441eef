package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(tidy{m}, map[string]func(){"ccgratings": main})
}

// tidy runs the tests and takes away the site that they share.
type tidy struct{ *testing.M }

func (t tidy) Run() int {
	code := t.M.Run()
	if shared.dir != "" {
		os.RemoveAll(shared.dir)
	}
	return code
}

// TestScripts runs the program as its users do. Each script brings the data of
// a small invented world, world/data; the words, templates and assets are the
// real ones.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: filepath.Join("testdata", "script"),
		Setup: func(env *testscript.Env) error {
			world := filepath.Join(env.WorkDir, "world")
			for _, name := range []string{"content", "templates", "static/dist"} {
				from := os.DirFS(filepath.Join("..", "..", filepath.FromSlash(name)))
				if err := os.CopyFS(filepath.Join(world, filepath.FromSlash(name)), from); err != nil {
					return err
				}
			}
			return nil
		},
	})
}
