package pipeline

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"seika/generator/history"
)

const (
	// maxCertificate is the size of the largest certificate that is read, in bytes. One with a hundred rewrites has 20 KB.
	maxCertificate = 1 << 20
	// certificateTimeout is how long a server may take to send it, redirects included.
	certificateTimeout = 30 * time.Second
	// maxRedirects is how often a server may send us elsewhere.
	maxRedirects = 5
)

// ReadCertificate reads the certificate of a published site, to compare the history with: from a file, from the folder of the site, or from the
// site's https address or that of the certificate itself. It fails with a *CertificateError.
func ReadCertificate(ctx context.Context, name string) (history.Certificate, error) {
	read := readCertificateFile
	if strings.HasPrefix(name, "https://") || strings.HasPrefix(name, "http://") {
		read = fetchCertificate
	}
	shown, text, err := read(ctx, name)
	if err != nil {
		return history.Certificate{}, &CertificateError{Name: shown, Err: err}
	}
	var c history.Certificate
	switch err := json.Unmarshal(text, &c); {
	case err != nil || c.Version <= 0:
		return history.Certificate{}, &CertificateError{Name: shown, Err: errors.New("it is not the certificate of a history")}
	case c.Version > history.CertificateVersion:
		return history.Certificate{}, &CertificateError{Name: shown, Err: fmt.Errorf("it has version %d; this program knows version %d", c.Version, history.CertificateVersion)}
	}
	return c, nil
}

// A CertificateError says that the certificate of the last publication cannot be read. Name is the file or the address, without a password.
type CertificateError struct {
	Name string
	Err  error
}

func (e *CertificateError) Error() string {
	return fmt.Sprintf("the certificate of the last publication, %s: %v", e.Name, e.Err)
}

// Unwrap returns the cause.
func (e *CertificateError) Unwrap() error { return e.Err }

func readCertificateFile(_ context.Context, name string) (shown string, text []byte, err error) {
	if info, err := os.Stat(name); err == nil && info.IsDir() {
		name = filepath.Join(name, filepath.FromSlash(CertificateFile))
	}
	file, err := os.Open(name)
	if err != nil {
		var path *os.PathError
		if errors.As(err, &path) {
			err = path.Err // the name is told once
		}
		return name, nil, err
	}
	defer file.Close()
	text, err = readBounded(file)
	return name, text, err
}

func readBounded(r io.Reader) ([]byte, error) {
	text, err := io.ReadAll(io.LimitReader(r, maxCertificate+1))
	if err == nil && len(text) > maxCertificate {
		err = fmt.Errorf("it has more than %d bytes, too many for a certificate", maxCertificate)
	}
	return text, err
}

// fetchCertificate asks a web server. The answer decides what the new site says about the past, so that it must come over https; plain http is for
// trying things out on one machine.
func fetchCertificate(ctx context.Context, address string) (shown string, text []byte, err error) {
	u, err := url.Parse(address)
	if err != nil {
		return "the address given", nil, errors.New("it is not well-formed") // the text of the error holds the address
	}
	if !strings.HasSuffix(u.Path, ".json") {
		u = u.JoinPath(CertificateFile)
	}
	shown = u.Redacted()
	if err := safeAddress(u); err != nil {
		return shown, nil, err
	}
	ctx, cancel := context.WithTimeout(ctx, certificateTimeout)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return shown, nil, errors.New("it is not well-formed")
	}
	request.Header.Set("Accept", "application/json")
	request.Header.Set("User-Agent", "seika")
	client := &http.Client{CheckRedirect: func(next *http.Request, via []*http.Request) error {
		if len(via) > maxRedirects {
			return fmt.Errorf("it redirects more than %d times", maxRedirects)
		}
		return safeAddress(next.URL)
	}}
	response, err := client.Do(request)
	if err != nil {
		var wrapped *url.Error
		if errors.As(err, &wrapped) {
			err = wrapped.Err // which names the address again
		}
		if errors.Is(err, context.DeadlineExceeded) {
			err = fmt.Errorf("the server did not answer within %v", certificateTimeout)
		}
		return shown, nil, err
	}
	defer response.Body.Close()
	switch {
	case response.StatusCode == http.StatusNotFound:
		return shown, nil, errors.New("there is none (404); give the address of the site's top, and leave --previous away for the first publication")
	case response.StatusCode != http.StatusOK:
		return shown, nil, fmt.Errorf("the server answers %s", response.Status)
	}
	text, err = readBounded(response.Body)
	return shown, text, err
}

func safeAddress(u *url.URL) error {
	ip := net.ParseIP(u.Hostname())
	switch {
	case u.Hostname() == "":
		return errors.New("the address names no server")
	case u.Scheme == "https", u.Scheme == "http" && (u.Hostname() == "localhost" || ip != nil && ip.IsLoopback()):
		return nil
	case u.Scheme == "http":
		return fmt.Errorf("what comes from %s over http can be changed by anybody on the way; use https", u.Hostname())
	}
	return fmt.Errorf("%s is not https", u.Scheme)
}
