package org.probatum.trial.storage.internal;

import java.security.SecureRandom;
import org.probatum.trial.audit.CheckpointKey;
import org.probatum.trial.audit.CheckpointKeyFiles;
import org.probatum.trial.storage.ContentStore;
import org.probatum.trial.storage.DataFolder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What lies in the data folder, which the application provides. */
@Configuration(proxyBeanMethods = false)
class StorageConfiguration {

    @Bean
    ContentStore contentStore(DataFolder folder) {
        ContentStore store = new ContentStore(folder.objects());
        store.removeLeftovers();
        return store;
    }

    @Bean
    CheckpointKey checkpointKey(DataFolder folder) {
        return CheckpointKeyFiles.openOrCreate(folder.keys(), new SecureRandom());
    }
}
