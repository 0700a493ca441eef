// Package static holds the site's styles, scripts and icon, bundled.
//
// The sources are in css, js and img; go generate ./static fetches the pinned
// front-end packages and bundles everything into dist, which is not committed.
// It needs Node 20 or later. An FS without dist/site.css has not been generated.
package static

import "embed"

//go:generate npm ci --no-audit --no-fund --ignore-scripts
//go:generate npx --no -- sass --no-source-map --style=compressed --load-path=node_modules css/site.scss dist/site.css
//go:generate go tool esbuild js/site.js js/charts.js js/compare.js img/icon.svg --bundle --minify --target=es2020 --legal-comments=eof --loader:.svg=copy --entry-names=[name] --outdir=dist --log-level=warning

// FS holds dist/site.css, dist/site.js, dist/charts.js, dist/compare.js and
// dist/icon.svg, and the sources that they are made from, for whoever wants to change them.
//
//go:embed all:dist all:css js img package.json package-lock.json .npmrc
var FS embed.FS
