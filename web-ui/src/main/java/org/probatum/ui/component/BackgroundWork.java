package org.probatum.ui.component;

import com.vaadin.flow.component.UI;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Work that takes more than a moment: it runs beside the page and is not stopped when the page is left. */
public final class BackgroundWork {

    private BackgroundWork() {}

    /**
     * Starts the work on a thread of its own and shows what it led to, by push, if the page is still there.
     *
     * @param work does not touch the page
     * @param done shows the answer
     * @param failed shows why there is none
     */
    public static <T> void start(UI page, Supplier<T> work, Consumer<T> done, Consumer<RuntimeException> failed) {
        Thread.ofVirtual().name("probatum-page-work").start(() -> {
            try {
                T answer = work.get();
                page.access(() -> done.accept(answer));
            } catch (RuntimeException failure) {
                page.access(() -> failed.accept(failure));
            }
        });
    }
}
