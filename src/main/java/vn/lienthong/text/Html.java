package vn.lienthong.text;

/** What every page that is printed needs: text that cannot become markup. */
public final class Html {
    private Html() {}

    /** For text between tags and in double-quoted attributes. */
    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** {@code <name>text</name>} on a line of its own. */
    public static String element(String name, String text) {
        return '<' + name + '>' + escaped(text) + "</" + name + ">\n";
    }
}
