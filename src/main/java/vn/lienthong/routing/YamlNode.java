package vn.lienthong.routing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A part of a YAML file that knows its line. Exactly one of text, fields and items is meant.
 *
 * @param line from 1
 * @param text of a scalar, else null
 */
record YamlNode(int line, String text, Map<String, YamlNode> fields, List<YamlNode> items) {
    static final YamlNode NONE = new YamlNode(0, null, Map.of(), List.of());

    /** The file is not one YAML document of plain maps, lists and texts. */
    static final class Unreadable extends Exception {
        private final int line;

        Unreadable(int line, String what) {
            super(what);
            this.line = line;
        }

        int line() {
            return line;
        }
    }

    static YamlNode parse(String text) throws Unreadable {
        try {
            Node root = new Compose(LoadSettings.builder().build())
                    .composeString(text)
                    .orElse(null);
            return root == null ? NONE : of(root);
        } catch (MarkedYamlEngineException broken) {
            throw new Unreadable(
                    broken.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0), broken.getProblem());
        } catch (YamlEngineException broken) {
            throw new Unreadable(0, "YAML");
        }
    }

    private static YamlNode of(Node node) throws Unreadable {
        int line = node.getStartMark().map(Mark::getLine).orElse(-1) + 1;
        if (node.getAnchor().isPresent()) throw new Unreadable(line, "&");
        if (node instanceof ScalarNode scalar) return new YamlNode(line, scalar.getValue(), Map.of(), List.of());
        if (node instanceof SequenceNode sequence) {
            List<YamlNode> items = new ArrayList<>();
            for (Node item : sequence.getValue()) items.add(of(item));
            return new YamlNode(line, null, Map.of(), items);
        }
        Map<String, YamlNode> fields = new LinkedHashMap<>();
        for (NodeTuple tuple : ((MappingNode) node).getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) throw new Unreadable(line, "?");
            YamlNode value = of(tuple.getValueNode());
            if (fields.put(key.getValue(), value) != null) throw new Unreadable(value.line, key.getValue());
        }
        return new YamlNode(line, null, fields, List.of());
    }

    /** Never null. */
    YamlNode field(String name) {
        return fields.getOrDefault(name, NONE);
    }

    /** The field's text, or the empty text. */
    String textOf(String name) {
        String value = field(name).text;
        return value == null ? "" : value;
    }
}
