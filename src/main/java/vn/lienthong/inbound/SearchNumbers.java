package vn.lienthong.inbound;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Collects the identification numbers (12 digits, or 9 of the old card) by which a dossier can be found again. */
final class SearchNumbers {
    private static final Pattern FIELD =
            Pattern.compile(".*(SoDDCN|SoGiayToTuyThan|SoGiayTo)", Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBER = Pattern.compile("[0-9]{9}|[0-9]{12}");

    private SearchNumbers() {}

    static List<String> of(ObjectNode form) {
        Set<String> found = new LinkedHashSet<>();
        collect(form, found);
        return List.copyOf(found);
    }

    private static void collect(JsonNode node, Set<String> found) {
        node.properties().forEach(member -> {
            JsonNode value = member.getValue();
            if (!value.isValueNode()) {
                collect(value, found);
            } else if (FIELD.matcher(member.getKey()).matches()) {
                String number = value.asText().strip();
                if (NUMBER.matcher(number).matches()) found.add(number);
            }
        });
        if (node.isArray()) node.forEach(item -> collect(item, found));
    }
}
