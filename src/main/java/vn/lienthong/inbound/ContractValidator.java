package vn.lienthong.inbound;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.regex.RegularExpression;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Holds a body against the operation's schema in the description and says in Vietnamese which field breaks which rule,
 * never with what value.
 */
final class ContractValidator {
    private static final Set<String> WITH_LIMIT =
            Set.of("maxLength", "minLength", "maxItems", "minItems", "minimum", "maximum");
    private static final Set<String> KNOWN = Set.of("required", "type", "pattern", "enum");

    private final OpenApiDescription description;
    private final ApiOperation operation;
    private JsonSchema schema;

    ContractValidator(OpenApiDescription description, ApiOperation operation) {
        this.description = description;
        this.operation = operation;
    }

    /** Compiled for the first request: a start would wait for the schemas of all operations. */
    private synchronized JsonSchema schema() {
        if (schema == null) schema = compiled();
        return schema;
    }

    private JsonSchema compiled() {
        JsonMetaSchema dialect = JsonMetaSchema.builder(JsonMetaSchema.getV202012())
                .keywords(List.of(
                        new NonValidationKeyword("components"),
                        new NonValidationKeyword("x-max-bytes"),
                        new NonValidationKeyword("x-file-types")))
                .build();
        JsonSchemaFactory factory =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012, builder -> builder.metaSchema(dialect)
                        .defaultMetaSchemaIri(dialect.getIri()));
        SchemaValidatorsConfig config = SchemaValidatorsConfig.builder()
                .regularExpressionFactory(ContractValidator::wholeText)
                .build();
        JsonSchema compiled =
                factory.getSchema(description.requestSchema(operation).toString(), InputFormat.JSON, config);
        compiled.initializeValidators();
        return compiled;
    }

    void validate(JsonNode body, Findings findings) {
        for (ValidationMessage message : schema().validate(body)) {
            if (message.getType().equals("if")) continue;
            report(message, findings);
        }
    }

    private static void report(ValidationMessage message, Findings findings) {
        String rule = message.getType();
        String field =
                FieldPath.of(message.getInstanceLocation(), rule.equals("required") ? message.getProperty() : "");
        String limit =
                message.getSchemaNode() == null ? "" : message.getSchemaNode().asText();
        if (rule.equals("maxItems")) {
            findings.overLimit(field, rule, limit);
        } else if (rule.equals("maxLength") && field.endsWith(DocumentReader.CONTENT)) {
            findings.overLimit(field, "file-bytes");
        } else if (WITH_LIMIT.contains(rule)) {
            findings.invalid(field, rule, limit);
        } else {
            findings.invalid(field, KNOWN.contains(rule) ? rule : "invalid");
        }
    }

    /** In Java {@code $} also matches before a last line break, in JSON Schema it does not. */
    private static RegularExpression wholeText(String expression) {
        Pattern pattern = Pattern.compile(expression);
        boolean anchored = expression.startsWith("^") && expression.endsWith("$");
        return text -> anchored
                ? pattern.matcher(text).matches()
                : pattern.matcher(text).find();
    }
}
