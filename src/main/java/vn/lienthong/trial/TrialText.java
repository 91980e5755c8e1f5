package vn.lienthong.trial;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A YAML text as JSON that knows its lines. */
final class TrialText {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Map<String, Integer> lines = new HashMap<>();
    private final JsonNode root;

    private TrialText(Node root) throws Unreadable {
        this.root = root == null ? JSON.arrayNode() : read(root, "");
    }

    /** Not YAML, or more than plain maps, lists and values. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1;
        final int line;

        Unreadable(int line, String what) {
            super(what);
            this.line = line;
        }
    }

    static TrialText parse(String yaml) throws Unreadable {
        try {
            return new TrialText(new Compose(LoadSettings.builder().build())
                    .composeString(yaml)
                    .orElse(null));
        } catch (MarkedYamlEngineException broken) {
            int line = broken.getProblemMark().map(Mark::getLine).orElse(-1) + 1;
            throw new Unreadable(line, String.valueOf(broken.getProblem()));
        }
    }

    JsonNode root() {
        return root;
    }

    /** @param pointer JSON pointer; the line of the nearest place above where there is none */
    int line(String pointer) {
        for (String at = pointer; !at.isEmpty(); at = at.substring(0, at.lastIndexOf('/')))
            if (lines.containsKey(at)) return lines.get(at);
        return 1;
    }

    private JsonNode read(Node node, String pointer) throws Unreadable {
        int line = node.getStartMark().map(Mark::getLine).orElse(-1) + 1;
        lines.put(pointer, line);
        if (node.getAnchor().isPresent()) throw new Unreadable(line, "&");
        if (node instanceof ScalarNode scalar) return scalar(scalar);
        if (node instanceof SequenceNode sequence) {
            ArrayNode array = JSON.arrayNode();
            for (Node item : sequence.getValue()) array.add(read(item, pointer + "/" + array.size()));
            return array;
        }
        ObjectNode object = JSON.objectNode();
        for (NodeTuple tuple : ((MappingNode) node).getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) throw new Unreadable(line, "?");
            String name = key.getValue();
            if (object.has(name)) throw new Unreadable(line, name);
            String place = pointer + "/" + name.replace("~", "~0").replace("/", "~1");
            object.set(name, read(tuple.getValueNode(), place));
            lines.put(place, key.getStartMark().map(Mark::getLine).orElse(-1) + 1);
        }
        return object;
    }

    private static JsonNode scalar(ScalarNode node) {
        String text = node.getValue();
        if (node.getTag().equals(Tag.NULL)) return JSON.nullNode();
        if (node.getTag().equals(Tag.BOOL)) return JSON.booleanNode(Boolean.parseBoolean(text));
        if (node.getTag().equals(Tag.INT)) return JSON.numberNode(Long.parseLong(text));
        return JSON.textNode(text);
    }
}
