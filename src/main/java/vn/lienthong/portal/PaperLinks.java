package vn.lienthong.portal;

import java.util.Optional;
import vn.lienthong.dossier.Dossier;
import vn.lienthong.dossier.DossierQueries.StoredDocument;

/** Where the portal can fetch a paper of a dossier; empty: the paper goes without a link. */
@FunctionalInterface
public interface PaperLinks {
    Optional<String> of(Dossier dossier, StoredDocument document);
}
