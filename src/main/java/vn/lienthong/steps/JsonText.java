package vn.lienthong.steps;

import com.fasterxml.jackson.databind.node.TextNode;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.TypeConverterExists;
import org.apache.camel.support.TypeConverterSupport;

/**
 * A text that jq gave is that text wherever Camel wants a string; without this it would come with its JSON quotes, and
 * every route would have to name a Java class to get rid of them.
 */
public final class JsonText extends TypeConverterSupport {
    private JsonText() {}

    /** Makes it known to Camel. */
    public static void bind(CamelContext context) {
        var registry = context.getTypeConverterRegistry();
        TypeConverterExists usual = registry.getTypeConverterExists();
        registry.setTypeConverterExists(TypeConverterExists.Override);
        registry.addTypeConverter(String.class, TextNode.class, new JsonText());
        registry.setTypeConverterExists(usual);
    }

    @Override
    public <T> T convertTo(Class<T> type, Exchange exchange, Object value) {
        return type.cast(((TextNode) value).textValue());
    }
}
