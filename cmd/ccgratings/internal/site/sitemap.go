package site

import (
	"encoding/xml"
	"strings"
)

// robots says which addresses search engines may visit: all, or in a preview none.
func (b *builder) robots() (File, error) {
	text := "User-agent: *\nAllow: /\n"
	if b.in.Preview {
		text = "User-agent: *\nDisallow: /\n"
	}
	if b.framer.baseURL != "" && !b.in.Preview {
		text += "Sitemap: " + b.framer.rooted("sitemap.xml") + "\n"
	}
	return File{Path: "robots.txt", Data: []byte(text)}, nil
}

// sitemap lists every page under its full address (sitemaps.org, protocol 0.9).
func (b *builder) sitemap(pages []place) func() (File, error) {
	return func() (File, error) {
		var out strings.Builder
		out.WriteString(xml.Header + `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">` + "\n")
		for _, at := range pages {
			out.WriteString("<url><loc>")
			if err := xml.EscapeText(&out, []byte(b.framer.rooted(at))); err != nil {
				return File{}, err
			}
			out.WriteString("</loc></url>\n")
		}
		out.WriteString("</urlset>\n")
		return File{Path: "sitemap.xml", Data: []byte(out.String())}, nil
	}
}
