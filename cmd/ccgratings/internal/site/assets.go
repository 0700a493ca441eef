package site

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"
)

// assets are the files that pages load. Their names hold a piece of their
// hash, so a copy kept by a browser is never an old one.
type assets struct {
	style, script, charts, icon place
	files                       []File
}

// errNoDist is what to do when the assets have not been made.
var errNoDist = errors.New("static/dist holds no site.css, site.js, charts.js and icon.svg; run: go generate ./static")

// readAssets reads dist of the static folder.
func readAssets(static fs.FS) (*assets, error) {
	a := &assets{}
	for _, want := range []struct {
		name  string
		place *place
	}{{"site.css", &a.style}, {"site.js", &a.script}, {"charts.js", &a.charts}, {"icon.svg", &a.icon}} {
		data, err := fs.ReadFile(static, "dist/"+want.name)
		if errors.Is(err, fs.ErrNotExist) {
			return nil, errNoDist
		}
		if err != nil {
			return nil, fmt.Errorf("reading assets: %w", err)
		}
		ext := path.Ext(want.name)
		hash := sha256.Sum256(data)
		*want.place = place(fmt.Sprintf("assets/%s.%x%s", strings.TrimSuffix(want.name, ext), hash[:5], ext))
		a.files = append(a.files, File{Path: string(*want.place), Data: data})
	}
	return a, nil
}
