package org.dropwhere.plan;

import java.util.Collection;

/** What an axis is called where its whole path would be too long. */
public final class AxisNames {
    private AxisNames() {}

    /**
     * The last words of a path, as many as no other path ends with; a layer's number does not stand first.
     *
     * @param all the paths of the sweep
     */
    public static String shortest(String path, Collection<String> all) {
        String name = path.substring(path.lastIndexOf('.') + 1);
        while (name.length() < path.length()) {
            String end = "." + name;
            boolean isNumber = Character.isDigit(name.charAt(0));
            if (!isNumber
                    && all.stream().filter(each -> ("." + each).endsWith(end)).count() == 1) {
                return name;
            }
            name = path.substring(path.lastIndexOf('.', path.length() - name.length() - 2) + 1);
        }
        return path;
    }
}
