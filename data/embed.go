// Package data embeds the figures: the register of CCGs and where they lie, the patient groups,
// the indicators with their observations, the recipes that made those, and what
// each edition publishes.
package data

import "embed"

// FS holds the files of this folder.
//
//go:embed ccgs.csv places.csv patient-groups.csv indicators.csv SOURCES.md observations editions context recipes
var FS embed.FS
