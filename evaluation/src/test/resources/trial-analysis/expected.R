# Expected numbers of PlanAgainstRTest, one file per dataset: Rscript expected.R
# Needs the packages survival and pROC. The versions that made the stored files stand in their first line.
suppressPackageStartupMessages({
    library(survival)
    library(pROC)
})

versions <- sprintf("# %s, survival %s, pROC %s: Rscript expected.R",
                    R.version.string, packageVersion("survival"), packageVersion("pROC"))
models <- c("modality_dropout", "intermediate_guided", "late_kronecker", "intermediate_gradual")
z <- qnorm(0.975)

expected <- function(name) {
    d <- read.csv(paste0(name, ".csv"))
    d$treated <- as.numeric(d$arm == "ai")
    rows <- list()
    add <- function(id, estimate = NA, lower = NA, upper = NA, p = NA, statistic = NA, n = NA, events = NA)
        rows[[length(rows) + 1]] <<- data.frame(id, estimate, lower, upper, p, statistic, n, events)

    for (arm in c("ai", "control")) {
        a <- d[d$arm == arm, ]
        fit <- survfit(Surv(time, event) ~ 1, a, conf.type = "log")
        q <- quantile(fit, 0.5)
        add(paste0("km.median.", arm), q$quantile, q$lower, q$upper, n = nrow(a), events = sum(a$event))
    }

    test <- survdiff(Surv(time, event) ~ arm + strata(stratum), d)
    add("logrank.test", p = pchisq(test$chisq, 1, lower.tail = FALSE), statistic = test$chisq,
        n = nrow(d), events = sum(d$event))

    ratio <- function(fit, term, id) {
        s <- summary(fit)
        add(id, s$conf.int[term, 1], s$conf.int[term, 3], s$conf.int[term, 4], s$coefficients[term, "Pr(>|z|)"],
            s$coefficients[term, "z"], fit$n, fit$nevent)
    }
    ratio(coxph(Surv(time, event) ~ treated + strata(stratum), d, ties = "efron"), "treated", "cox.hazardRatio")
    adjusted <- coxph(Surv(time, event) ~ treated + age_years + grade + karnofsky, d, ties = "efron")
    ratio(adjusted, "treated", "cox-adjusted.hazardRatio")
    for (term in c("age_years", "grade", "karnofsky"))
        ratio(adjusted, term, paste0("cox-adjusted.hazardRatio.", term))

    if (min(tapply(d$time, d$arm, max)) >= 36) {
        m <- summary(survfit(Surv(time, event) ~ arm, d), rmean = 36)$table
        mean <- m[, "rmean"]
        se <- m[, "se(rmean)"]
        for (arm in c("ai", "control")) {
            k <- paste0("arm=", arm)
            add(paste0("rmst.mean.", arm), mean[k], mean[k] - z * se[k], mean[k] + z * se[k])
        }
        difference <- mean["arm=ai"] - mean["arm=control"]
        s <- sqrt(sum(se^2))
        add("rmst.difference", difference, difference - z * s, difference + z * s, 2 * pnorm(-abs(difference / s)),
            difference / s)
    }

    b <- d[!is.na(d$progression_24m), ]
    wilson <- function(x, n) suppressWarnings(prop.test(x, n, correct = FALSE)$conf.int)
    x <- tapply(b$progression_24m, b$arm, sum)
    n <- tapply(b$progression_24m, b$arm, length)
    p <- x / n
    limits <- sapply(c("ai", "control"), function(arm) wilson(x[arm], n[arm]))
    for (arm in c("ai", "control"))
        add(paste0("risk-difference.risk.", arm), p[arm], limits[1, arm], limits[2, arm], n = n[arm], events = x[arm])
    difference <- p["ai"] - p["control"]
    add("risk-difference.difference", difference,
        difference - sqrt((p["ai"] - limits[1, "ai"])^2 + (limits[2, "control"] - p["control"])^2),
        difference + sqrt((limits[2, "ai"] - p["ai"])^2 + (p["control"] - limits[1, "control"])^2), n = nrow(b))

    curves <- lapply(models, function(m) roc(b$progression_24m, b[[m]], levels = 0:1, direction = "<", quiet = TRUE))
    names(curves) <- models
    for (m in models) {
        ci <- ci.auc(curves[[m]], method = "delong")
        add(paste0("auc.auc.", m), ci[2], ci[1], ci[3], n = nrow(b), events = sum(b$progression_24m))
    }
    paired <- roc.test(curves$intermediate_guided, curves$late_kronecker, method = "delong", paired = TRUE)
    for (m in c("intermediate_guided", "late_kronecker"))
        add(paste0("auc-guided-kronecker.auc.", m), as.numeric(auc(curves[[m]])))
    add("auc-guided-kronecker.difference", as.numeric(paired$estimate[1] - paired$estimate[2]),
        paired$conf.int[1], paired$conf.int[2], paired$p.value, paired$statistic)

    risk <- b$modality_dropout
    y <- b$progression_24m
    lp <- qlogis(risk)
    large <- coef(summary(glm(y ~ 1, offset = lp, family = binomial, control = list(epsilon = 1e-14))))
    add("calibration.intercept.modality_dropout", large[1, 1], large[1, 1] - z * large[1, 2], large[1, 1] + z * large[1, 2])
    slope <- coef(summary(glm(y ~ lp, family = binomial, control = list(epsilon = 1e-14))))
    add("calibration.slope.modality_dropout", slope[2, 1], slope[2, 1] - z * slope[2, 2], slope[2, 1] + z * slope[2, 2])
    add("calibration.observedExpected.modality_dropout", sum(y) / sum(risk))
    add("calibration.brier.modality_dropout", mean((y - risk)^2))
    bin <- pmin(floor(risk * 10), 9)
    add("calibration.ece.modality_dropout",
        sum(abs(tapply(y, bin, mean) - tapply(risk, bin, mean)) * tapply(y, bin, length)) / length(y))

    for (m in models) {
        c <- concordance(Surv(d$time, d$event) ~ d[[m]], reverse = TRUE)
        add(paste0("concordance.c.", m), c$concordance, c$concordance - z * sqrt(c$var), c$concordance + z * sqrt(c$var),
            n = nrow(d), events = sum(d$event))
    }

    file <- paste0(name, "-expected.csv")
    writeLines(versions, file)
    all <- do.call(rbind, rows)
    all[, -1] <- lapply(all[, -1], function(v) ifelse(is.na(v), "", trimws(formatC(v, digits = 15, format = "g"))))
    suppressWarnings(write.table(all, file, append = TRUE, sep = ",", quote = FALSE, row.names = FALSE))
}

invisible(lapply(c("small", "demo"), expected))
