package vn.lienthong.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vn.lienthong.console.Refusal.Finding;

/**
 * A part of the description that requests are validated against; findings name fields and rules, never values. It is
 * compiled for its first request, as to compile all of them takes a thirtieth of a start.
 */
final class RequestSchema {
    private static final Set<String> KNOWN = Set.of(
            "required",
            "type",
            "pattern",
            "enum",
            "oneOf",
            "additionalProperties",
            "minLength",
            "maxLength",
            "minItems",
            "maxItems",
            "minimum",
            "minProperties");

    private final ObjectNode described;
    private JsonSchema compiled;

    private RequestSchema(ObjectNode described) {
        this.described = described;
    }

    private static final class Compiler {
        static final JsonSchemaFactory SCHEMAS = schemas();

        private static JsonSchemaFactory schemas() {
            var dialect = JsonMetaSchema.builder(JsonMetaSchema.getV202012())
                    .keyword(new NonValidationKeyword("components")) // where OpenAPI keeps what references point to
                    .build();
            return JsonSchemaFactory.builder(JsonSchemaFactory.getInstance(VersionFlag.V202012))
                    .metaSchema(dialect)
                    .build();
        }
    }

    synchronized JsonSchema compiled() {
        if (compiled == null) compiled = Compiler.SCHEMAS.getSchema(described);
        return compiled;
    }

    static RequestSchema ofBody(JsonNode reference, JsonNode components) {
        ObjectNode schema = reference.deepCopy();
        schema.set("components", components);
        return new RequestSchema(schema);
    }

    /** The query as an object of texts that has no other members. */
    static RequestSchema ofQuery(JsonNode parameters, JsonNode components) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        schema.put("additionalProperties", false);
        ObjectNode properties = schema.putObject("properties");
        for (JsonNode parameter : parameters)
            if (parameter.path("in").asText().equals("query"))
                properties.set(parameter.path("name").asText(), parameter.get("schema"));
        var required = schema.putArray("required");
        for (JsonNode parameter : parameters)
            if (parameter.path("in").asText().equals("query")
                    && parameter.path("required").asBoolean())
                required.add(parameter.path("name").asText());
        schema.set("components", components);
        return new RequestSchema(schema);
    }

    /** @throws Refusal 400 with everything that does not fit */
    void check(JsonNode request) {
        Map<String, List<Finding>> findings = new LinkedHashMap<>();
        for (ValidationMessage message : compiled().validate(request)) {
            Finding finding = finding(message);
            List<Finding> of = findings.computeIfAbsent(field(message), name -> new ArrayList<>());
            if (!of.contains(finding)) of.add(finding);
        }
        if (!findings.isEmpty()) throw Refusal.invalid(findings);
    }

    private static Finding finding(ValidationMessage message) {
        String rule = KNOWN.contains(message.getType()) ? message.getType() : "other";
        List<String> limits =
                switch (rule) {
                    case "minLength", "maxLength", "minItems", "maxItems", "minimum" ->
                        List.of(message.getSchemaNode().asText());
                    case "enum" -> List.of(words(message.getSchemaNode()));
                    default -> List.of();
                };
        return Finding.ofField(rule, limits);
    }

    private static String words(JsonNode choices) {
        List<String> words = new ArrayList<>();
        choices.forEach(choice -> words.add(choice.asText()));
        return String.join(", ", words);
    }

    /** The place in the request; a member that should not be there is not named, for its name came from outside. */
    private static String field(ValidationMessage message) {
        String place = Arrays.stream(message.getInstanceLocation().toString().split("[.$]"))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("."));
        String member = "required".equals(message.getType()) ? message.getProperty() : "";
        String field = place.isEmpty() || member.isEmpty() ? place + member : place + "." + member;
        return field.isEmpty() ? "request" : field;
    }
}
