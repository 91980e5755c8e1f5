package vn.lienthong.inbound;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * The fields of a form in the registry's names (domain facts 3.3), in both generations: whole names and dates, or split
 * ones. A person is named by a prefix: nks the child, nkt the deceased, me mother, cha father, nyc the requester.
 */
record RegistrationForm(ObjectNode fields) {

    /** Text of a field, empty when missing, null or nested. */
    String text(String field) {
        JsonNode value = fields.path(field);
        return value.isValueNode() && !value.isNull() ? value.asText() : "";
    }

    boolean has(String field) {
        return !text(field).isBlank();
    }

    /** A name in one field or in parts; one part is enough, many people have one word. */
    boolean hasName(String person) {
        return has(person + "HoTen") || has(person + "Ho") || has(person + "ChuDem") || has(person + "Ten");
    }

    /** Whether anything at all stands where the date should be. */
    boolean mentionsDate(String person, String event) {
        return has(person + "Nam" + event)
                || has(person + "Ngay" + event)
                || nested(person, event).isObject();
    }

    /**
     * A date in one field ({@code nksNgaySinh}), split in fields ({@code nksNamSinh}, {@code nksThangSinh}, {@code
     * nksNgaySinh}) or split inside one ({@code nksNgaySinh: {namSinh, thangSinh, ngaySinh}}).
     *
     * @param event Sinh or Chet
     */
    Optional<FormDate> date(String person, String event) {
        if (nested(person, event) instanceof ObjectNode parts) {
            RegistrationForm split = new RegistrationForm(parts);
            return FormDate.of(split.text("nam" + event), split.text("thang" + event), split.text("ngay" + event));
        }
        String day = text(person + "Ngay" + event);
        if (!has(person + "Nam" + event)) return FormDate.parse(day);
        // some senders fill the whole date beside its parts
        return day.strip().length() > 2
                ? FormDate.parse(day)
                : FormDate.of(text(person + "Nam" + event), text(person + "Thang" + event), day);
    }

    private JsonNode nested(String person, String event) {
        return fields.path(person + "Ngay" + event);
    }
}
