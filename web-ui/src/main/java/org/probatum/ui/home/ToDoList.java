package org.probatum.ui.home;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import org.probatum.ui.component.Status;
import org.probatum.ui.component.StatusBadge;
import org.probatum.ui.trial.ToDo;

/** What waits, the most urgent first; each leads to the page where it is done. */
final class ToDoList extends Div {

    ToDoList(List<ToDo> items) {
        addClassName("todo");
        if (items.isEmpty()) {
            add(new Paragraph("Nothing waits for you. What others have to do is on their lists."));
            return;
        }
        OrderedList list = new OrderedList();
        items.forEach(item -> list.add(line(item)));
        add(list);
    }

    private static ListItem line(ToDo item) {
        Anchor link = new Anchor(item.path(), item.title());
        link.addClassName("todo-title");
        Paragraph detail = new Paragraph(item.detail() + ".");
        detail.addClassName("quiet");
        return new ListItem(new Div(link, detail), urgency(item));
    }

    private static StatusBadge urgency(ToDo item) {
        return switch (item.urgency()) {
            case BLOCKS_THE_TRIAL -> new StatusBadge(Status.FAILED, "blocks the trial");
            case DATA_NEED_ATTENTION -> new StatusBadge(Status.ATTENTION, "data need attention");
            case NEXT_STEP -> new StatusBadge(Status.WAITING, "next step");
        };
    }
}
