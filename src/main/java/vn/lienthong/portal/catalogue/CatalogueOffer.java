package vn.lienthong.portal.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.lienthong.config.Sha256;

/**
 * A list as the one-stop system is offered it: the entries in force, and beside those of procedures how the province
 * carries them out.
 */
public final class CatalogueOffer {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> LOCALISED = Set.of(CatalogueLists.PROCEDURES, CatalogueLists.PROCEDURE_DETAILS);
    private static final int TAG_CHARS = 32;

    private final CatalogueLists lists;
    private final Catalogues catalogues;
    private final LocalProcedures local;

    public CatalogueOffer(CatalogueLists lists, Catalogues catalogues, LocalProcedures local) {
        this.lists = lists;
        this.catalogues = catalogues;
        this.local = local;
    }

    /**
     * What is answered.
     *
     * @param tag the same as long as the body is, in double quotes
     */
    record Offered(String tag, byte[] body) {
        /** @param ifNoneMatch as the caller sent it, or null */
        boolean isKnownTo(String ifNoneMatch) {
            if (ifNoneMatch == null) return false;
            for (String known : ifNoneMatch.split(",")) {
                String strong = known.strip().replaceFirst("^W/", "");
                if (strong.equals("*") || strong.equals(tag)) return true;
            }
            return false;
        }
    }

    /** Empty for a list that does not exist; one that was never fetched has no entries. */
    Optional<Offered> of(String list) {
        if (!lists.exists(list)) return Optional.empty();
        ObjectNode answer = JSON.createObjectNode().put("list", list);
        ArrayNode entries = answer.putArray("entries");
        List<Validity> inForce = catalogues.entries(list);
        Set<String> national = new LinkedHashSet<>();
        for (Validity one : inForce) {
            national.add(one.entry().code());
            ObjectNode entry = entries.addObject()
                    .put("code", one.entry().code())
                    .put("name", one.entry().name())
                    .put("validFrom", one.from().toString());
            entry.set("content", read(one.entry().content()));
            localise(list, one.entry().code(), entry);
        }
        if (LOCALISED.contains(list))
            for (String code : local.codes())
                if (!national.contains(code)) {
                    ObjectNode entry = entries.addObject().put("code", code);
                    entry.putNull("name");
                    entry.putNull("validFrom");
                    entry.putNull("content");
                    localise(list, code, entry);
                }
        byte[] body = answer.toString().getBytes(StandardCharsets.UTF_8);
        return Optional.of(new Offered(tag(body), body));
    }

    private void localise(String list, String code, ObjectNode entry) {
        if (LOCALISED.contains(list)) entry.set("local", local.of(code));
    }

    static JsonNode read(String content) {
        try {
            return JSON.readTree(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("kept as JSON, and is none");
        }
    }

    private static String tag(byte[] body) {
        return '"' + Sha256.hex(body).substring(0, TAG_CHARS) + '"';
    }
}
