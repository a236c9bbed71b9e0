package org.probatum.registry.onnx.gradient;

import java.util.ArrayList;
import java.util.List;

/**
 * An Einstein summation such as {@code bij,bjk->bik}: one label for each axis of each operand, and those of the result.
 *
 * @param operands the labels of each operand
 * @param result the labels of the result
 */
record EinsumEquation(List<String> operands, String result) {

    /** Labels that take the place of an ellipsis. */
    private static final String SPARE = "ZYXWVU";

    static EinsumEquation parse(String equation, int[] ranks) {
        String compact = equation.replace(" ", "");
        int arrow = compact.indexOf("->");
        String left = arrow < 0 ? compact : compact.substring(0, arrow);
        List<String> operands = new ArrayList<>();
        String[] terms = left.split(",", -1);
        String widest = "";
        for (int i = 0; i < terms.length; i++) {
            if (terms[i].contains("...")) {
                int hidden = ranks[i] - (terms[i].length() - 3);
                if (hidden < 0 || hidden > SPARE.length()) {
                    throw new NotDifferentiableException(
                            "Einsum " + equation + " has an ellipsis over an unknown number" + " of axes; "
                                    + NotDifferentiableException.REMAINING_ROUTES);
                }
                String labels = SPARE.substring(SPARE.length() - hidden);
                widest = labels.length() > widest.length() ? labels : widest;
                operands.add(terms[i].replace("...", labels));
            } else {
                operands.add(terms[i]);
            }
        }
        String result =
                arrow < 0 ? implicit(operands) : compact.substring(arrow + 2).replace("...", widest);
        return new EinsumEquation(List.copyOf(operands), result);
    }

    private static String implicit(List<String> operands) {
        String all = String.join("", operands);
        return all.chars()
                .filter(label -> all.indexOf(label) == all.lastIndexOf(label))
                .sorted()
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /**
     * An equation in which one operand's labels all differ: what took a diagonal is multiplied by identity matrices instead, which
     * follow the other operands.
     *
     * @param repeatedAxes the operand's axes that had the label of an earlier one, one for each identity matrix
     */
    record Open(EinsumEquation equation, List<Integer> repeatedAxes) {}

    Open withoutDiagonal(int operand) {
        StringBuilder labels = new StringBuilder();
        List<String> opened = new ArrayList<>(operands);
        List<Integer> repeated = new ArrayList<>();
        for (char label : operands.get(operand).toCharArray()) {
            if (labels.indexOf(String.valueOf(label)) >= 0) {
                char other = unused(opened, labels);
                repeated.add(labels.length());
                opened.add("" + label + other);
                labels.append(other);
            } else {
                labels.append(label);
            }
        }
        opened.set(operand, labels.toString());
        return new Open(new EinsumEquation(List.copyOf(opened), result), repeated);
    }

    private static char unused(List<String> operands, StringBuilder labels) {
        String used = String.join("", operands) + labels;
        return (char) "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRST"
                .chars()
                .filter(c -> used.indexOf(c) < 0)
                .findFirst()
                .orElseThrow();
    }

    /** The equation by which the gradient of the result and the other operands make the gradient of one operand. */
    String gradientEquation(int operand) {
        StringBuilder left = new StringBuilder(result);
        for (int i = 0; i < operands.size(); i++) {
            if (i != operand) {
                left.append(',').append(operands.get(i));
            }
        }
        StringBuilder right = new StringBuilder();
        operands.get(operand)
                .chars()
                .filter(label -> isElsewhere(label, operand))
                .forEach(right::appendCodePoint);
        return left + "->" + right;
    }

    /** The axes of an operand that are summed and occur nowhere else: along them its gradient is constant. */
    long[] summedAxes(int operand) {
        String labels = operands.get(operand);
        return java.util.stream.LongStream.range(0, labels.length())
                .filter(axis -> !isElsewhere(labels.charAt((int) axis), operand))
                .toArray();
    }

    private boolean isElsewhere(int label, int operand) {
        if (result.indexOf(label) >= 0) {
            return true;
        }
        for (int i = 0; i < operands.size(); i++) {
            if (i != operand && operands.get(i).indexOf(label) >= 0) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return String.join(",", operands) + "->" + result;
    }
}
