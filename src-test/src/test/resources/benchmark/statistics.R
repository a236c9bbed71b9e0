# Prints "task seconds" lines. Packages that are not installed are left out.
emit <- function(name, value) cat(paste(name, value), "\n", sep = "")
timed <- function(name, code, scale = 1) emit(name, scale * system.time(code)[["elapsed"]])
has <- function(package) suppressMessages(suppressWarnings(require(package, character.only = TRUE, quietly = TRUE)))

set.seed(1)
n <- 1e6
x <- matrix(rnorm(5 * n), n)
failed <- rexp(n) / exp(drop(x %*% (0.1 * 1:5)))
censored <- rexp(n) * 2
event <- as.integer(failed <= censored)
time <- ceiling(1000 * (1 - exp(-pmin(failed, censored))))
arm <- rbinom(n, 1, 0.5)
if (has("survival")) {
  timed("cox", coxph(Surv(time, event) ~ x, ties = "efron"))
  timed("km", survfit(Surv(time, event) ~ 1))
  timed("logrank", survdiff(Surv(time, event) ~ arm))
}
if (has("pROC")) {
  y <- rbinom(n, 1, 0.5)
  score <- rnorm(n) + y
  timed("delong", ci.auc(roc(y, score, levels = 0:1, direction = "<", quiet = TRUE), method = "delong"))
  small <- roc(y[1:10000], score[1:10000], levels = 0:1, direction = "<", quiet = TRUE)
  timed("bootstrap", ci.auc(small, method = "bootstrap", boot.n = 50, progress = "none"), 2000 / 50)
}
if (has("nlme")) {
  d <- expand.grid(visit = 1:5, id = 1:1000)
  d$arm <- d$id %% 2
  d$y <- 10 + 0.3 * d$visit + 0.2 * d$arm * d$visit + rnorm(1000)[d$id] + rnorm(nrow(d))
  d <- d[runif(nrow(d)) >= 0.1, ]
  timed("mmrm", gls(y ~ factor(visit) * arm, d, correlation = corSymm(form = ~ visit | id),
    weights = varIdent(form = ~ 1 | visit)))
}
if (has("rpact")) {
  design <- function() {
    d <- getDesignGroupSequential(kMax = 5, alpha = 0.025, beta = 0.2, sided = 1, typeOfDesign = "asOF")
    getDesignCharacteristics(d)
    getSampleSizeMeans(d, alternative = 0.5, stDev = 1)
  }
  design()
  timed("sequential", for (i in 1:20) design(), 1 / 20)
}
