# Expected numbers of SubgroupsAgainstRTest: Rscript subgroups.R
# Needs the package survival. The versions that made the stored file stand in its first line.
suppressPackageStartupMessages(library(survival))

d <- read.csv("demo.csv")
d$treated <- as.numeric(d$arm == "ai")
d$age <- cut(d$age_years, c(-Inf, 50, 65, Inf), right = FALSE, labels = c("below-50", "50-to-below-65", "65-and-above"))
rows <- list()
add <- function(id, estimate = NA, lower = NA, upper = NA, p = NA, statistic = NA, n = NA, events = NA)
    rows[[length(rows) + 1]] <<- data.frame(id, estimate, lower, upper, p, statistic, n, events)

ratio <- function(rows_of, id) {
    fit <- coxph(Surv(time, event) ~ treated, rows_of, ties = "efron")
    s <- summary(fit)
    add(id, s$conf.int[1, 1], s$conf.int[1, 3], s$conf.int[1, 4], s$coefficients[1, "Pr(>|z|)"], s$coefficients[1, "z"],
        fit$n, fit$nevent)
}
ratio(d, "survival.hazardRatio")
for (g in c(2, 3, 4)) ratio(d[d$grade == g, ], paste0("survival.hazardRatio.grade.", g))
for (a in levels(d$age)) ratio(d[d$age == a, ], paste0("survival.hazardRatio.age_years.", a))
interaction <- function(group, id) {
    d$g <- factor(group)
    common <- coxph(Surv(time, event) ~ treated + strata(g), d, ties = "efron")
    each <- coxph(Surv(time, event) ~ treated:g + strata(g), d, ties = "efron")
    statistic <- 2 * (each$loglik[2] - common$loglik[2])
    add(id, p = pchisq(statistic, nlevels(d$g) - 1, lower.tail = FALSE), statistic = statistic, n = nrow(d))
}
interaction(d$grade, "survival.interaction.grade")
interaction(d$age, "survival.interaction.age_years")

b <- d[!is.na(d$progression_24m), ]
wilson <- function(x, n) suppressWarnings(prop.test(x, n, correct = FALSE)$conf.int)
difference <- function(rows_of, id) {
    t <- rows_of[rows_of$treated == 1, "progression_24m"]
    k <- rows_of[rows_of$treated == 0, "progression_24m"]
    p <- c(mean(t), mean(k))
    w1 <- wilson(sum(t), length(t))
    w2 <- wilson(sum(k), length(k))
    add(id, p[1] - p[2], p[1] - p[2] - sqrt((p[1] - w1[1])^2 + (w2[2] - p[2])^2),
        p[1] - p[2] + sqrt((w1[2] - p[1])^2 + (p[2] - w2[1])^2), n = nrow(rows_of), events = sum(t) + sum(k))
    c(p[1] - p[2], 1 / (p[1] * (1 - p[1]) / length(t) + p[2] * (1 - p[2]) / length(k)))
}
invisible(difference(b, "binary.difference"))
each <- sapply(levels(b$age), function(a) difference(b[b$age == a, ], paste0("binary.difference.age_years.", a)))
q <- sum(each[2, ] * (each[1, ] - weighted.mean(each[1, ], each[2, ]))^2)
add("binary.interaction.age_years", p = pchisq(q, 2, lower.tail = FALSE), statistic = q, n = nrow(b))

all <- do.call(rbind, rows)
writeLines(sprintf("# %s, survival %s: Rscript subgroups.R", R.version.string, packageVersion("survival")),
           "subgroups-expected.csv")
suppressWarnings(write.table(format(all, digits = 15, trim = TRUE), "subgroups-expected.csv", append = TRUE, sep = ",",
                             row.names = FALSE, quote = FALSE))
lines <- gsub("NA", "", readLines("subgroups-expected.csv"))
writeLines(lines, "subgroups-expected.csv")
