package vn.lienthong.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.lienthong.config.Settings;
import vn.lienthong.config.SettingsFaults;
import vn.lienthong.text.Times;
import vn.lienthong.tls.ListenerAddress;
import vn.lienthong.tls.ListenerCertificate;
import vn.lienthong.tls.ListenerTls;

/**
 * What our own listeners show: for how long their certificates last, who can read the keys, and what goes unencrypted.
 */
final class OwnCertificates {
    /** A group of its own for such keys is usual. */
    private static final Set<PosixFilePermission> OTHERS =
            Set.of(PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE);

    private OwnCertificates() {}

    static List<Finding> run(Surroundings at) {
        Settings settings = at.settings();
        List<Finding> found = new ArrayList<>();
        listener(at, ListenerTls.partnerApi(settings), "lienthong.http.", found);
        listener(at, ListenerTls.operations(settings), "lienthong.operations.", found);
        return found;
    }

    private static void listener(Surroundings at, Optional<ListenerTls> tls, String prefix, List<Finding> found) {
        String host = at.settings().text(prefix + "host");
        if (tls.isPresent()) {
            found.add(lasting(at, tls.get()));
            key(tls.get().secretFile()).ifPresent(found::add);
        } else if (at.settings().isProduction() && ListenerAddress.isOpen(host))
            found.add(Finding.warning(Actor.US, "listener-plain", prefix + "host", host, prefix + "tls.certificate"));
    }

    private static Finding lasting(Surroundings at, ListenerTls tls) {
        String setting = tls.prefix() + "*";
        try {
            ListenerCertificate certificate = ListenerCertificate.open(tls);
            long days = certificate.daysLeft(at.clock().instant());
            String end = Times.DAY.format(certificate.ends());
            if (days < 0) return Finding.missing(Actor.US, "own-certificate-expired", setting, end);
            if (days < at.settings().number("check.certificate-days"))
                return Finding.warning(Actor.US, "own-certificate-ends-soon", setting, days, end);
            return Finding.done("own-certificate-good", setting, days, end);
        } catch (SettingsFaults unusable) {
            return Finding.missing(Actor.US, "own-certificate-unusable", setting);
        }
    }

    private static Optional<Finding> key(Path file) {
        try {
            boolean open = Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains);
            return open ? Optional.of(Finding.missing(Actor.US, "key-open", file.getFileName())) : Optional.empty();
        } catch (IOException | UnsupportedOperationException unknown) {
            return Optional.empty(); // missing: said above; or a system without such rights
        }
    }
}
