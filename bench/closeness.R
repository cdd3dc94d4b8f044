# SPDX-License-Identifier: AGPL-3.0-or-later
# lme4 on a diary, from the days before alone: Rscript closeness.R DIARY.csv prints the CRPS.
suppressMessages(library(lme4))
rows <- read.csv(commandArgs(TRUE)[1], colClasses = c(pair = "character", person = "character"))
rows <- rows[order(rows$person, rows$day), ]
rows$before <- ave(rows$y, rows$person, FUN = function(y) c(NA, head(y, -1)))
scores <- c()
for (day in 3:max(rows$day)) {
  past <- rows[rows$day < day & !is.na(rows$y) & !is.na(rows$before), ]
  now <- rows[rows$day == day & !is.na(rows$y), ]
  now$before[is.na(now$before)] <- mean(past$y)
  fit <- suppressWarnings(suppressMessages(lmer(y ~ before + (1 | person), past)))
  mean <- predict(fit, now, allow.new.levels = TRUE)
  sd <- sigma(fit)
  x <- (seq_len(400) - 0.5) / 4
  for (i in seq_along(mean)) {
    scores <- c(scores, sum((pnorm(x, mean[i], sd) - (x >= now$y[i]))^2) / 4)
  }
}
cat(mean(scores), "\n")
