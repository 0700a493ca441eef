//go:build !bare

package main

import (
	"ccgratings/content"
	"ccgratings/data"
	"ccgratings/static"
	"ccgratings/templates"
)

// embedded gives the folders that the program holds.
func embedded() (sources, error) {
	return sources{content: content.FS, data: data.FS, static: static.FS, templates: templates.FS}, nil
}
