package vn.lienthong.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import vn.lienthong.text.Texts;

/**
 * One thing that is wrong with a file under {@code routes/}.
 *
 * @param file relative to {@code routes/}, with slashes
 * @param line from 1; 0 = the file as a whole
 * @param route id of the route; empty if it has none or the file is no route
 * @param code the text is {@code routes.fault.<code>}: what is wrong and what to do
 * @param warning shown, but stops nothing
 */
public record RouteFault(String file, int line, String route, String code, List<String> arguments, boolean warning) {
    private static final Set<String> REASONED = Set.of("scheme", "step-not-allowed");

    public RouteFault {
        arguments = List.copyOf(arguments);
    }

    /** {@code file:line [route] what is wrong; what to do}, one line. */
    public String text(Texts texts) {
        String place = line == 0 ? file : file + ":" + line;
        String who = route.isEmpty() ? "" : " [" + route + "]";
        return place + who + " " + what(texts);
    }

    /** What is wrong and what to do, without the place. */
    public String what(Texts texts) {
        List<String> all = new ArrayList<>();
        for (String argument : arguments) all.add(argument.replaceAll("\\p{Cntrl}", " "));
        if (REASONED.contains(code)) all.set(1, texts.get("routes.reason." + arguments.get(1)));
        return texts.get("routes.fault." + code, all);
    }
}
