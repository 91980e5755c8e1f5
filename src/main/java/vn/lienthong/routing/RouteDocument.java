package vn.lienthong.routing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A route file as it is written, before Camel sees it.
 *
 * @param name relative as a province sees it, e.g. {@code birth/1-deliver.camel.yaml}
 * @param file the same with its province in front, where it is a province's
 * @param route what stands below {@code - route:}; empty if the file has another shape
 */
record RouteDocument(String name, String file, String text, YamlNode root, YamlNode route) {
    /** A step: its word ({@code to}, {@code choice} …) and what stands below it. */
    record StepNode(String word, YamlNode body, int line) {}

    static RouteDocument parse(String name, String file, String text) throws YamlNode.Unreadable {
        YamlNode root = YamlNode.parse(text);
        YamlNode route = root.items().size() == 1 ? root.items().get(0).field("route") : YamlNode.NONE;
        return new RouteDocument(name, file, text, root, route);
    }

    String id() {
        return route.textOf("id");
    }

    /** Folder the file stands in; empty at the top. */
    String folder() {
        return name.contains("/") ? name.substring(0, name.lastIndexOf('/')) : "";
    }

    Call from() {
        return Call.of(Call.Kind.FROM, route.field("from"));
    }

    /** All steps, outer before inner. */
    List<StepNode> steps() {
        List<StepNode> steps = new ArrayList<>();
        below(route.field("from").field("steps"), steps);
        return steps;
    }

    private static void below(YamlNode list, List<StepNode> steps) {
        for (YamlNode item : list.items()) {
            item.fields().forEach((word, body) -> {
                steps.add(new StepNode(word, body, item.line()));
                below(body.field("steps"), steps);
                for (YamlNode when : body.field("when").items()) below(when.field("steps"), steps);
                below(body.field("otherwise").field("steps"), steps);
            });
        }
    }

    /** Where it reads from, then everything it sends to. */
    List<Call> calls() {
        List<Call> calls = new ArrayList<>();
        calls.add(from());
        for (StepNode step : steps()) {
            if (step.word().equals("to")) calls.add(Call.of(Call.Kind.TO, step.body()));
            if (step.word().equals("toD")) calls.add(Call.of(Call.Kind.TO_DYNAMIC, step.body()));
        }
        calls.removeIf(call -> call.scheme().isEmpty()); // the form rule has told of it
        return calls;
    }

    /** The queues it sends to; {@code ${…}} stays where the name is known only when it runs. */
    List<String> queues() {
        List<String> queues = new ArrayList<>();
        for (Call call : calls()) {
            if (!call.isFrom() && call.scheme().equals("queue")) queues.add(call.name());
            if (!call.isFrom() && call.options().containsKey("next"))
                queues.add(call.options().get("next"));
        }
        return queues.stream().distinct().toList();
    }

    /** The lines of the comment the file starts with. */
    List<String> head() {
        return text.lines().takeWhile(line -> line.startsWith("#")).toList();
    }

    /** Every text in the file with its line. */
    void texts(Consumer<YamlNode> reader) {
        texts(root, reader);
    }

    private static void texts(YamlNode node, Consumer<YamlNode> reader) {
        if (node.text() != null) reader.accept(node);
        node.items().forEach(item -> texts(item, reader));
        node.fields().values().forEach(value -> texts(value, reader));
    }

    /** Every expression: language, and the node of its text. */
    List<Map.Entry<String, YamlNode>> expressions() {
        Map<YamlNode, String> found = new LinkedHashMap<>();
        for (StepNode step : steps()) {
            expression(step.body(), found);
            step.body().field("when").items().forEach(when -> expression(when, found));
        }
        return found.entrySet().stream()
                .map(entry -> Map.entry(entry.getValue(), entry.getKey()))
                .toList();
    }

    private static void expression(YamlNode holder, Map<YamlNode, String> found) {
        holder.field("expression").fields().forEach((language, body) -> {
            if (body.field("expression").text() != null) found.put(body.field("expression"), language);
        });
    }
}
