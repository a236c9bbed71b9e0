# mice over many seeds on small data sets: one line for each data set, method and quantity, with mean and sd over the seeds.
# Arguments: the folder of the data sets, the number of seeds.
suppressMessages(library(mice))
arguments <- commandArgs(trailingOnly = TRUE)
folder <- arguments[1]
seeds <- as.integer(arguments[2])
sets <- list(
  airquality = list(columns = c("Ozone", "Solar_R", "Wind", "Temp"), model = Ozone ~ Solar_R + Wind + Temp),
  nhanes = list(columns = c("age", "bmi", "hyp", "chl"), model = chl ~ bmi + age),
  mar_71 = list(columns = c("x", "y"), model = y ~ x))
for (name in names(sets)) {
  data <- read.csv(file.path(folder, paste0(name, ".csv")))[, sets[[name]]$columns]
  for (method in c("pmm", "norm")) {
    rows <- lapply(seq_len(seeds), function(seed) {
      done <- mice(data, m = 5, maxit = 5, method = method, seed = seed, printFlag = FALSE)
      tables <- complete(done, "all")
      values <- c()
      for (v in names(data)[colSums(is.na(data)) > 0]) {
        values[paste0("mean.", v)] <- mean(sapply(tables, function(t) mean(t[[v]])))
        values[paste0("variance.", v)] <- mean(sapply(tables, function(t) var(t[[v]])))
      }
      pooled <- pool(with(done, lm(formula(format(sets[[name]]$model)))))$pooled
      values[paste0("estimate.", pooled$term)] <- pooled$estimate
      values[paste0("total.", pooled$term)] <- pooled$t
      values
    })
    table <- do.call(rbind, rows)
    for (quantity in colnames(table)) {
      cat(name, method, gsub("[()]", "", quantity), mean(table[, quantity]), sd(table[, quantity]), "\n")
    }
  }
}
