package vn.lienthong.dossier;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.sql.DataSource;
import vn.lienthong.dossier.DossierQueries.Application;

/** What the sender of one version of a dossier wrote, as it is kept. */
record SealedForm(long dossier, int version, byte[] form, byte[] technicalId) {
    static Optional<SealedForm> find(DataSource dataSource, long dossier, int version) {
        return Statements.query(
                        dataSource,
                        "select form_sealed, technical_id_sealed from dossier_version where dossier_id = ? and version = ?",
                        to -> to.number(dossier).small(version),
                        row -> new SealedForm(dossier, version, row.getBytes(1), row.getBytes(2)))
                .stream()
                .findFirst();
    }

    boolean isPurged() {
        return form.length == 0;
    }

    Application open(Vault vault) {
        return new Application(
                CanonicalJson.read(vault.open(form, SealContext.form(dossier, version))),
                technicalId == null
                        ? ""
                        : new String(
                                vault.open(technicalId, SealContext.technicalId(dossier, version)),
                                StandardCharsets.UTF_8));
    }
}
