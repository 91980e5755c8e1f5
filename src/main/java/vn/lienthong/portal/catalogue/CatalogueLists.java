package vn.lienthong.portal.catalogue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which lists there are and by which service each is fetched. A list whose service nobody has named is off: public
 * sources name fifteen of them, see docs/catalogues.md.
 */
public final class CatalogueLists {
    /** The procedures of the province, one call and one entry each. */
    public static final String PROCEDURE_DETAILS = "procedure-details";

    /** Procedures by code and name. */
    public static final String PROCEDURES = "procedures";

    /** Every list, in the order people read them. */
    public static final List<String> NAMES = List.of(
            "provinces",
            "districts",
            "communes",
            "agencies",
            "fields",
            "sectors",
            "countries",
            "ethnic-groups",
            "genders",
            "blood-groups",
            "marital-statuses",
            "religions",
            "execution-levels",
            "channels",
            "results",
            "fees",
            "participants",
            "legal-bases",
            "event-groups",
            "events",
            "relationships",
            "dossier-statuses",
            PROCEDURES,
            PROCEDURE_DETAILS);

    private final Map<String, String> services = new LinkedHashMap<>();

    /** @param service the name of a list's service, empty if nobody has named it */
    public CatalogueLists(Function<String, Optional<String>> service) {
        NAMES.forEach(list -> service.apply(list).ifPresent(name -> services.put(list, name)));
    }

    public boolean exists(String list) {
        return NAMES.contains(list);
    }

    /** Empty: the list is off. */
    public Optional<String> service(String list) {
        return Optional.ofNullable(services.get(list));
    }

    /** Those that are fetched. */
    public List<String> on() {
        return List.copyOf(services.keySet());
    }
}
