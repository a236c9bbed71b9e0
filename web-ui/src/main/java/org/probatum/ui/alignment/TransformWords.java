package org.probatum.ui.alignment;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import java.util.Locale;
import org.probatum.alignment.Matrix3;
import org.probatum.alignment.Point;
import org.probatum.alignment.VoxelGrid;
import org.probatum.alignment.transform.FreeFormTransform;
import org.probatum.alignment.transform.LinearTransform;
import org.probatum.alignment.transform.Rotations;
import org.probatum.alignment.transform.SpatialTransform;
import org.probatum.alignment.transform.TransformModel;
import org.probatum.report.number.Numbers;
import org.probatum.ui.component.DataTable;
import org.probatum.ui.component.FactsTable;
import org.probatum.ui.component.PageSection;

/** A transform as a person reads it: angles, the shift of the volume's centre, and the numbers it is stored as. */
final class TransformWords {

    private static final int SAMPLES = 5;

    private TransformWords() {}

    /** @param fixed the grid whose centre and corners the movement is told of */
    static Component of(SpatialTransform transform, VoxelGrid fixed) {
        return switch (transform) {
            case LinearTransform t -> linear(t, fixed);
            case FreeFormTransform t -> freeForm(t, fixed);
            default -> new FactsTable().fact("Family", "composed");
        };
    }

    private static Component linear(LinearTransform t, VoxelGrid fixed) {
        FactsTable facts = new FactsTable().fact("Family", family(t.model()));
        if (t.model() == TransformModel.RIGID) {
            Point angles = Rotations.toEuler(t.matrix());
            facts.fact(
                    "Rotation",
                    degrees(angles.x()) + " about x, " + degrees(angles.y()) + " about y, " + degrees(angles.z())
                            + " about z");
        } else if (t.model() != TransformModel.TRANSLATION) {
            facts.fact("Volume changes by", Numbers.decimal(t.matrix().determinant(), 3));
        }
        return new Div(
                facts.fact("The centre moves by", shift(t, fixed)),
                new NativeDetails("As stored", numbers(t)),
                PageSection.note("From the fixed to the moving space, mm in patient LPS: x to the left, y to the back, "
                        + "z to the head."));
    }

    private static Component freeForm(FreeFormTransform t, VoxelGrid fixed) {
        var lattice = t.lattice();
        FactsTable facts = new FactsTable()
                .fact("Family", family(TransformModel.BSPLINE))
                .fact("The centre moves by", shift(t, fixed))
                .fact("Cells", lattice.cellsI() + " × " + lattice.cellsJ() + " × " + lattice.cellsK())
                .fact("Largest displacement beyond affine", AlignmentWords.millimetres(largest(t, fixed)));
        return new Div(
                facts,
                new NativeDetails("Linear part as stored", numbers(t.linear())),
                PageSection.note(
                        "From the fixed to the moving space, mm in patient LPS. The largest displacement is that "
                                + "at " + SAMPLES * SAMPLES * SAMPLES + " evenly spread places."));
    }

    private static double largest(FreeFormTransform t, VoxelGrid grid) {
        double largest = 0;
        for (int n = 0; n < SAMPLES * SAMPLES * SAMPLES; n++) {
            Point share =
                    new Point(n % SAMPLES, n / SAMPLES % SAMPLES, n / (SAMPLES * SAMPLES)).times(1.0 / (SAMPLES - 1));
            Point index = new Point(
                    share.x() * (grid.columns() - 1), share.y() * (grid.rows() - 1), share.z() * (grid.slices() - 1));
            largest = Math.max(largest, t.displacement(grid.toPhysical(index)).length());
        }
        return largest;
    }

    private static DataTable numbers(LinearTransform t) {
        DataTable table = new DataTable("y = M (x − c) + c + t", "M", "", "", "c (mm)", "t (mm)");
        Matrix3 m = t.matrix();
        row(table, m.m00(), m.m01(), m.m02(), t.centre().x(), t.translation().x());
        row(table, m.m10(), m.m11(), m.m12(), t.centre().y(), t.translation().y());
        row(table, m.m20(), m.m21(), m.m22(), t.centre().z(), t.translation().z());
        return table;
    }

    private static void row(DataTable table, double a, double b, double c, double centre, double shift) {
        table.row(
                DataTable.number(Numbers.decimal(a, 5)),
                DataTable.number(Numbers.decimal(b, 5)),
                DataTable.number(Numbers.decimal(c, 5)),
                DataTable.number(Numbers.decimal(centre, 2)),
                DataTable.number(Numbers.decimal(shift, 2)));
    }

    private static String shift(SpatialTransform t, VoxelGrid fixed) {
        Point moved = t.fromFixedToMoving(fixed.centre()).minus(fixed.centre());
        return AlignmentWords.millimetres(moved.length()) + " (" + Numbers.signed(moved.x(), 2) + ", "
                + Numbers.signed(moved.y(), 2) + ", " + Numbers.signed(moved.z(), 2) + ")";
    }

    private static String degrees(double radians) {
        return Numbers.signed(Math.toDegrees(radians), 2) + "°";
    }

    private static String family(TransformModel model) {
        return model == TransformModel.BSPLINE
                ? "B-spline free form"
                : model.name().toLowerCase(Locale.ROOT);
    }
}
