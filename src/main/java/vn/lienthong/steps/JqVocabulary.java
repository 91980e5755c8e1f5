package vn.lienthong.steps;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import net.thisptr.jackson.jq.Function;
import vn.lienthong.config.RouteFiles;
import vn.lienthong.dossier.Status;
import vn.lienthong.dossier.StatusTable;
import vn.lienthong.dossier.WrittenTime;
import vn.lienthong.text.Times;

/**
 * Words that mapping files may use beside jq's own. Each takes its input and gives text (but
 * table_row), or null where there is none:
 *
 * <ul>
 *   <li>{@code vn_time}: ISO time → {@code dd/MM/yyyy HH:mm:ss} in Vietnam; nothing → empty text
 *   <li>{@code from_vn_time}: the other way; unreadable → null
 *   <li>{@code moment}: a time as {@link WrittenTime} reads it → ISO time; unreadable → null
 *   <li>{@code dvclt_code}: our status → trangThai of PM DVCLT
 *   <li>{@code front_code}: {@code {front, status}} → what that front calls our status
 *   <li>{@code portal_time}: ISO time → {@code yyyyMMddHHmmss} in Vietnam; nothing → empty text
 *   <li>{@code portal_code}: our status → TrangThaiHoSo of the national portal
 *   <li>{@code registry_status}: trangThai of the civil registry → our status
 *   <li>{@code vn_date}: ISO time → {@code yyyy-MM-dd} in Vietnam
 *   <li>{@code to_xml}: object with one member → XML text with that root element, see {@link XmlText}
 *   <li>{@code to_soap}: {@code {namespace, body}} → text of a SOAP 1.1 envelope with the body's one member in it
 *   <li>{@code table_row}: {@code {table, code, on}} → that row of {@code tables/<table>.csv} on that day (yyyy-MM-dd),
 *       as an object; null where there is none
 * </ul>
 */
public final class JqVocabulary {
    /** As PM DVCLT and the civil registry write a time. */
    static final DateTimeFormatter PARTNER_TIME =
            DateTimeFormatter.ofPattern("dd/MM/uuuu HH:mm:ss").withResolverStyle(ResolverStyle.STRICT);

    /** All of them. */
    public static final Set<String> WORDS = Set.of(
            "vn_time",
            "from_vn_time",
            "vn_date",
            "to_xml",
            "to_soap",
            "table_row",
            "moment",
            "portal_time",
            "portal_code",
            "dvclt_code",
            "front_code",
            "registry_status");

    private static final DateTimeFormatter PORTAL_TIME = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");

    private JqVocabulary() {}

    /** By the name under which they go into Camel's registry. */
    public static Map<String, Function> of(StatusTable statuses, RouteFiles files) {
        FrontCodes fronts = new FrontCodes(statuses, files);
        Map<String, TableFile> tables = new ConcurrentHashMap<>();
        return Map.ofEntries(
                entry("vn_time", function(JqVocabulary::toPartnerTime)),
                entry("from_vn_time", function(JqVocabulary::fromPartnerTime)),
                entry("vn_date", function(JqVocabulary::toDay)),
                entry("to_xml", function(in -> TextNode.valueOf(XmlText.of(in)))),
                entry("to_soap", function(in -> TextNode.valueOf(XmlText.soap(in)))),
                entry("table_row", function(in -> row(tables, files, in))),
                entry(
                        "moment",
                        function(in -> text(WrittenTime.read(in.asText("")).map(Instant::toString)))),
                entry("portal_time", function(JqVocabulary::toPortalTime)),
                entry("portal_code", function(in -> text(statuses.portalCode(Status.valueOf(in.asText()))))),
                entry("dvclt_code", function(in -> text(statuses.dvcltCode(Status.valueOf(in.asText()))))),
                entry(
                        "front_code",
                        function(in -> text(fronts.code(
                                in.path("front").asText(),
                                Status.valueOf(in.path("status").asText()))))),
                entry(
                        "registry_status",
                        function(in -> text(statuses.byRegistryCode(in.asText()).map(Enum::name)))));
    }

    private static Function function(UnaryOperator<JsonNode> operator) {
        return (scope, arguments, in, path, output, version) -> output.emit(operator.apply(in), null);
    }

    private static JsonNode text(Optional<String> value) {
        return value.<JsonNode>map(TextNode::valueOf).orElse(NullNode.getInstance());
    }

    private static JsonNode toPartnerTime(JsonNode in) {
        if (!in.isTextual() || in.asText().isEmpty()) return TextNode.valueOf("");
        Instant time = Instant.parse(in.asText());
        return TextNode.valueOf(PARTNER_TIME.format(time.atZone(Times.VIETNAM)));
    }

    private static JsonNode toPortalTime(JsonNode in) {
        if (!in.isTextual() || in.asText().isEmpty()) return TextNode.valueOf("");
        return TextNode.valueOf(PORTAL_TIME.format(Instant.parse(in.asText()).atZone(Times.VIETNAM)));
    }

    private static JsonNode fromPartnerTime(JsonNode in) {
        try {
            LocalDateTime time = LocalDateTime.parse(in.asText(), PARTNER_TIME);
            return TextNode.valueOf(time.atZone(Times.VIETNAM).toInstant().toString());
        } catch (DateTimeException unreadable) {
            return NullNode.getInstance();
        }
    }

    private static JsonNode toDay(JsonNode in) {
        return TextNode.valueOf(
                LocalDate.ofInstant(Instant.parse(in.asText()), Times.VIETNAM).toString());
    }

    private static JsonNode row(Map<String, TableFile> tables, RouteFiles files, JsonNode in) {
        String name = in.path("table").asText();
        return tables.computeIfAbsent(name, table -> new TableFile(files, "tables/" + table + ".csv"))
                .row(in.path("code").asText(), LocalDate.parse(in.path("on").asText()))
                .<JsonNode>map(Json.MAPPER::valueToTree)
                .orElse(NullNode.getInstance());
    }
}
