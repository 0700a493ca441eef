package live

import (
	_ "embed"
	"net/http"
	"net/url"
	"path"
	"strconv"
	"strings"
)

// The addresses of what is added to a site. No site has a folder named "-".
const (
	scriptPath = "/-/live.js"
	stylePath  = "/-/live.css"
	eventsPath = "/-/events"
)

//go:embed live.js
var script []byte

//go:embed live.css
var style []byte

// ServeHTTP answers a request for a file of the site. It answers nobody who
// calls this computer by another name than its own, and lets no page from
// elsewhere put a file of the site into itself.
func (s *Site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.Header().Set("Cross-Origin-Resource-Policy", "same-origin")
	switch {
	case !askedLocally(r.Host):
		http.Error(w, "This website is only for the computer it is made on: ask for it as localhost or 127.0.0.1.", http.StatusForbidden)
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "This website can only be read.", http.StatusMethodNotAllowed)
	case r.URL.Path == scriptPath:
		send(w, http.StatusOK, scriptPath, script)
	case r.URL.Path == stylePath:
		send(w, http.StatusOK, stylePath, style)
	case r.URL.Path == eventsPath:
		s.events(w, r)
	default:
		s.now.Load().file(w, r)
	}
}

// notFoundPage is what a site shows for an address where it has nothing.
const notFoundPage = "404.html"

// file answers with a file of the site, or with its page for missing ones.
func (s *state) file(w http.ResponseWriter, r *http.Request) {
	if s.files == nil {
		send(w, http.StatusServiceUnavailable, ".html", s.dress(unmade, ""))
		return
	}
	name := strings.TrimPrefix(r.URL.Path, "/")
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	data, found := s.files[name]
	if maker := s.later[name]; !found && maker != nil {
		var err error
		if data, err = maker(); err != nil {
			http.Error(w, "This file could not be made: "+err.Error(), http.StatusInternalServerError)
			return
		}
		found = true
	}
	_, folder := s.files[name+"/index.html"]
	switch {
	case found && path.Ext(name) == ".html":
		send(w, http.StatusOK, name, s.dress(data, ""))
	case found:
		send(w, http.StatusOK, name, data)
	case folder: // without its slash, the links of its page would lead astray
		http.Redirect(w, r, (&url.URL{Path: "/" + name + "/"}).String(), http.StatusFound)
	default:
		send(w, http.StatusNotFound, notFoundPage, s.dress(s.files[notFoundPage], "/"+notFoundPage))
	}
}

// send answers with a file. For HEAD, the server leaves the data out.
func send(w http.ResponseWriter, status int, name string, data []byte) {
	w.Header().Set("Content-Type", contentType(name))
	w.Header().Set("Content-Length", strconv.Itoa(len(data)))
	w.WriteHeader(status)
	w.Write(data) // fails only when the reader has gone away
}
