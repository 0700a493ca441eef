package live

import "testing"

func TestCheckAddress(t *testing.T) {
	for _, address := range []string{"127.0.0.1:8080", "127.8.8.8:0", "[::1]:65535", "localhost:80", "LOCALHOST:80", "[::ffff:127.0.0.1]:80"} {
		if err := CheckAddress(address); err != nil {
			t.Errorf("%s: %v", address, err)
		}
	}
	for _, address := range []string{
		"", "8080", "127.0.0.1", ":8080", "0.0.0.0:8080", "[::]:8080", "192.168.1.2:8080", "128.0.0.1:8080", "example.org:8080",
		"localhost.example.org:8080", "127.0.0.1.example.org:8080", "127.1:8080", "127.0.0.1:http", "127.0.0.1:65536", "127.0.0.1:-1", "127.0.0.1:",
	} {
		if CheckAddress(address) == nil {
			t.Errorf("%q was taken", address)
		}
	}
}

func TestAskedLocally(t *testing.T) {
	for _, header := range []string{"localhost", "localhost:8080", "127.0.0.1", "127.0.0.1:1", "[::1]", "[::1]:8080", "LocalHost", "[::ffff:127.0.0.1]:80"} {
		if !askedLocally(header) {
			t.Errorf("%q was refused", header)
		}
	}
	for _, header := range []string{"", ":8080", "example.org", "example.org:8080", "localhost.example.org:8080", "127.0.0.1.example.org", "10.0.0.1:8080", "[::]:8080",
		"[localhost]", "[localhost]:8080", "[127.0.0.1]", "[127.0.0.1]:80", "[[127.0.0.1]]", "[[::1]]", "[::1", "::1]", "::1", "::1:80", "127.0.0.1]", "localhost:", "localhost:http", "localhost:80:80", " localhost"} {
		if askedLocally(header) {
			t.Errorf("%q was answered", header)
		}
	}
}
