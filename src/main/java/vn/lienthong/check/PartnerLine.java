package vn.lienthong.check;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The way to a partner: its name, the connection, the certificate, its clock. Stops at what bars the rest. */
final class PartnerLine implements Check {
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    @Override
    public List<Finding> run(Surroundings at, String partner) {
        String key = "partner." + partner + ".url";
        Optional<URI> url = at.optional(key).map(URI::create);
        if (url.isEmpty() && partner.equals("one-stop")) return List.of(OneStopTables.line(at));
        if (url.isEmpty()) return List.of(Finding.missing(Actor.US, "not-configured", key));
        List<Finding> found = new ArrayList<>();
        walk(at, partner, url.get(), found);
        return found;
    }

    private static void walk(Surroundings at, String partner, URI url, List<Finding> found) {
        String host = url.getHost().replaceAll("^\\[|]$", "");
        boolean tls = url.getScheme().equals("https");
        int port = url.getPort() > 0 ? url.getPort() : tls ? HTTPS_PORT : HTTP_PORT;
        Duration timeout = at.settings().duration("check.timeout");
        InetAddress address;
        try {
            address = InetAddress.getByName(host);
        } catch (UnknownHostException unknown) {
            found.add(Finding.missing(Actor.PROVINCE, "name-unknown", host));
            return;
        }
        found.add(Finding.done("name-known", host));
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), (int) timeout.toMillis());
        } catch (IOException closed) {
            found.add(Finding.missing(Actor.ownerOf(partner), "no-connection", host, port));
            return;
        }
        found.add(Finding.done("connected", host, port));
        if (tls) {
            Finding certificate = new CertificateProbe(at, Actor.ownerOf(partner)).at(host, port);
            found.add(certificate);
            if (certificate.outcome().isOpen()) return;
        } else found.add(Finding.done("not-encrypted", host));
        found.add(new ClockProbe(at, Actor.ownerOf(partner)).at(url));
    }
}
