package site

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"ccgratings/cmd/ccgratings/internal/problem"
)

// assets are the files that pages load. Their names hold a piece of their
// hash, so a copy kept by a browser is never an old one.
type assets struct {
	style, script, charts, compare, icon place
	files                                []File
}

// readAssets reads dist of the static folder.
func readAssets(static fs.FS) (*assets, problem.List) {
	a := &assets{}
	var problems problem.List
	for _, want := range []struct {
		name  string
		place *place
	}{{"site.css", &a.style}, {"site.js", &a.script}, {"charts.js", &a.charts}, {"compare.js", &a.compare}, {"icon.svg", &a.icon}} {
		data, err := fs.ReadFile(static, "dist/"+want.name)
		if errors.Is(err, fs.ErrNotExist) {
			problems.Errorf(problem.Pos{File: "dist"}, "there is no %s, expected what this makes: go generate ./static", want.name)
			continue
		}
		if err != nil {
			problems.Errorf(problem.Pos{File: "dist/" + want.name}, "cannot be read: %v", err)
			continue
		}
		*want.place = hashed(want.name, data)
		a.files = append(a.files, File{Path: string(*want.place), Data: data})
	}
	return a, problems
}

// hashed is where a file that pages load stands.
func hashed(name string, data []byte) place {
	ext := path.Ext(name)
	hash := sha256.Sum256(data)
	return place(fmt.Sprintf("assets/%s.%x%s", strings.TrimSuffix(name, ext), hash[:5], ext))
}
