package vn.lienthong.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import vn.lienthong.config.Origin.Layer;
import vn.lienthong.config.SettingKey.Type;
import vn.lienthong.config.Settings.Effective;

/** Rules beyond the type of one value. A value that {@link ValueCheck} refused must not stop them. */
final class SettingsRules {
    private static final String MASTER_KEY = "lienthong.master-key-file";

    private static final Duration LEAST_RETENTION = Duration.ofDays(30);

    private final SettingSchema schema;
    private final Map<String, Effective> values;
    private final List<SettingsFault> faults = new ArrayList<>();

    SettingsRules(SettingSchema schema, Map<String, Effective> values) {
        this.schema = schema;
        this.values = values;
    }

    List<SettingsFault> faults() {
        database();
        fileTypes();
        longestRetryAfterFirst();
        scores();
        retention();
        portal();
        securityServer();
        oneStopDatabase();
        coordinationNumbers();
        certificateAndKey("lienthong.http.tls.");
        certificateAndKey("lienthong.operations.tls.");
        clientCertificates();
        schema.keys().forEach(key -> {
            if (key.name().endsWith("-sha256")) hashes(key.name());
            if (key.type() == Type.URL && isSet(key.name())) partnerCredentials(key.name());
            if (key.name().endsWith("-path") && key.name().startsWith("partner.")) absolutePath(key.name());
        });
        if (value("lienthong.environment").equals("production")) production();
        return faults;
    }

    private void database() {
        if (!value("lienthong.db.url").matches("jdbc:(h2:file|postgresql):.+")) fault("lienthong.db.url", "database");
    }

    private void fileTypes() {
        if (!List.of("pdf", "jpeg", "png").containsAll(entries("inbound.file-types")))
            fault("inbound.file-types", "choice", "pdf, jpeg, png");
    }

    /** What is purged is gone: a slip of the unit must not be taken for a decision. */
    private void retention() {
        var kept = Durations.parse(value("retention.finished"));
        if (kept.isPresent() && kept.get().compareTo(LEAST_RETENTION) < 0)
            fault("retention.finished", "retention-short", LEAST_RETENTION.toDays());
    }

    private void longestRetryAfterFirst() {
        var first = Durations.parse(value("queue.retry.first-delay"));
        var longest = Durations.parse(value("queue.retry.max-delay"));
        if (first.isPresent() && longest.isPresent() && longest.get().compareTo(first.get()) < 0)
            fault("queue.retry.max-delay", "less-than", "queue.retry.first-delay");
    }

    private void scores() {
        String least = value("rating.least");
        String most = value("rating.most");
        if (least.matches("\\d{1,9}") && most.matches("\\d{1,9}") && Integer.parseInt(most) < Integer.parseInt(least))
            fault("rating.most", "less-than", "rating.least");
    }

    /** Every call to the portal names our agency; a security server finds the portal by its code. */
    private void portal() {
        if (!isSet("partner.portal.url")) return;
        if (!isSet("partner.portal.agency")) fault("partner.portal.agency", "credential-missing", "partner.portal.url");
        if (value("partner.portal.mode").equals("ss") && !isSet("partner.portal.dstcode"))
            fault("partner.portal.dstcode", "credential-missing", "partner.portal.mode");
    }

    private void securityServer() {
        if (!value("partner.ndxp.mode").equals("ss") || !isSet("partner.ndxp.url")) return;
        if (!value("partner.ndxp.dstcode").matches("VN:GOV:[A-Za-z0-9.]+:[A-Za-z0-9_-]+"))
            fault("partner.ndxp.dstcode", "dstcode");
    }

    /** Tables instead of HTTP calls, not beside them: a dossier would be in two places. */
    private void oneStopDatabase() {
        String database = "partner.one-stop.db.url";
        if (!isSet(database)) return;
        if (!value(database).matches("jdbc:(h2|postgresql):.+")) fault(database, "one-stop-database");
        if (!isSet("partner.one-stop.db.username"))
            fault("partner.one-stop.db.username", "credential-missing", database);
        if (isSet("partner.one-stop.url")) fault(database, "two-ways", "partner.one-stop.url");
    }

    private void coordinationNumbers() {
        if (isSet("partner.coordination.number-code") && !isSet("partner.coordination.url"))
            fault("partner.coordination.url", "credential-missing", "partner.coordination.number-code");
    }

    /** From a key store, or from two PEM files. */
    private void certificateAndKey(String tls) {
        String store = tls + "key-store";
        String certificate = tls + "certificate";
        String key = tls + "key";
        if (isSet(store) && isSet(certificate)) fault(store, "tls-two-ways", certificate);
        if (isSet(store) && !isSet(store + "-password")) fault(store + "-password", "credential-missing", store);
        if (isSet(certificate) && !isSet(key)) fault(key, "credential-missing", certificate);
        if (isSet(key) && !isSet(certificate)) fault(certificate, "credential-missing", key);
    }

    /** Whoever sets up client certificates believes that they are looked at; so they are, or it is said. */
    private void clientCertificates() {
        String asked = "lienthong.http.tls.client-auth";
        String trust = "lienthong.http.tls.client-trust";
        String certificate = "lienthong.http.tls.certificate";
        if (value(asked).equals("none")) {
            if (isSet(trust)) fault(trust, "tls-not-asked", asked);
            for (SettingKey key : schema.keys())
                if (key.name().endsWith(".certificate-sha256") && isSet(key.name()))
                    fault(key.name(), "tls-not-asked", asked);
            return;
        }
        if (!isSet(certificate) && !isSet("lienthong.http.tls.key-store"))
            fault(certificate, "credential-missing", asked);
        if (!isSet(trust)) fault(trust, "credential-missing", asked);
    }

    private void hashes(String key) {
        if (!entries(key).stream().allMatch(hash -> hash.matches("(?i)[0-9a-f]{64}"))) fault(key, "hash");
    }

    /** A partner is switched on by its URL, and then needs its account and its secret. */
    private void partnerCredentials(String url) {
        String partner = url.substring(0, url.length() - "url".length());
        for (SettingKey key : schema.keys()) {
            boolean credential = key.isSecret() || key.name().matches(".*\\.(username|key)");
            boolean own = key.name().startsWith(partner)
                    && key.name().indexOf('.', partner.length()) < 0; // not those of partner.one-stop.db
            if (own && credential && !isSet(key.name())) fault(key.name(), "credential-missing", url);
        }
    }

    private void absolutePath(String key) {
        if (!value(key).startsWith("/")) fault(key, "call-path");
    }

    private void production() {
        if (values.get(MASTER_KEY).origin().layer() == Layer.DEFAULT || !isReadable(value(MASTER_KEY)))
            fault(MASTER_KEY, "master-key");
        for (SettingKey key : schema.keys()) {
            if (key.type() == Type.URL && value(key.name()).startsWith("http:")) fault(key.name(), "plain-http");
            if (key.isSecret() && DemoSecrets.isOne(value(key.name()))) fault(key.name(), "demo-secret");
            if (key.name().endsWith(".token-sha256") && hasDemoHash(key.name())) fault(key.name(), "demo-secret");
        }
    }

    private static boolean isReadable(String file) {
        return ValueCheck.isPath(file) && !file.isEmpty() && Files.isReadable(Path.of(file));
    }

    private boolean hasDemoHash(String key) {
        String caller = key.split("\\.")[1];
        return entries(key).stream().anyMatch(hash -> DemoSecrets.isHashOfOne(caller, hash));
    }

    private List<String> entries(String key) {
        return Arrays.stream(value(key).split(","))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .toList();
    }

    private boolean isSet(String key) {
        return !value(key).isEmpty();
    }

    private String value(String key) {
        return values.get(key).value();
    }

    private void fault(String key, String code, Object... arguments) {
        faults.add(SettingsFault.of(key, code, arguments));
    }
}
