package live

import (
	"errors"
	"fmt"
	"net"
	"net/netip"
	"strconv"
	"strings"
)

// CheckAddress refuses an address to listen on that other computers could
// reach. It is a host and a port, "127.0.0.1:8080"; the host is localhost or
// an address of the loopback interface.
func CheckAddress(address string) error {
	host, port, err := net.SplitHostPort(address)
	if err != nil {
		return errors.New("expected a host and a port, like 127.0.0.1:8080")
	}
	if !isPort(port) {
		return fmt.Errorf("the port is %q, expected a number from 0 to 65535", port)
	}
	if host == "" {
		return fmt.Errorf("other computers could reach this; write 127.0.0.1:%s for this computer only", port)
	}
	if !loopback(host) {
		return fmt.Errorf("%s is not an address of this computer alone, which other computers cannot reach; expected 127.0.0.1, [::1] or localhost", host)
	}
	return nil
}

// loopback reports whether a host, without its port, is this computer and can
// be nothing else.
func loopback(host string) bool {
	if strings.EqualFold(host, "localhost") {
		return true
	}
	address, err := netip.ParseAddr(host)
	return err == nil && address.IsLoopback()
}

// askedLocally reports whether the Host header of a request names this
// computer. A page from elsewhere can have its own name lead here, and would
// then be free to read what it asks for; the header still holds that name.
// Brackets stand round an address of version 6 and nothing else.
func askedLocally(header string) bool {
	for _, asked := range []string{header, header + ":80"} { // a port may be left out
		if host, port, err := net.SplitHostPort(asked); err == nil {
			return isPort(port) && loopback(host) && strings.HasPrefix(asked, "[") == strings.Contains(host, ":")
		}
	}
	return false
}

// isPort reports whether a text is the number of a port.
func isPort(text string) bool {
	_, err := strconv.ParseUint(text, 10, 16)
	return err == nil
}
