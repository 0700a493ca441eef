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
	if _, err := strconv.ParseUint(port, 10, 16); err != nil {
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
func askedLocally(header string) bool {
	host, _, err := net.SplitHostPort(header)
	if err != nil {
		host = strings.Trim(header, "[]") // without a port
	}
	return loopback(host)
}
