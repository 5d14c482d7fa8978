/** A sample article, as Markdown in a module so that every bundler and Node load it alike. */
export const markdown = `---
title: How to start saving money
topics: saving money, save money, saving, savings
words: start, starting, begin, beginner, beginners, personal, finance, budget, money, habit
credit: Sample article written for ContentHQ Studio
licence: CC0-1.0
language: en
---

Saving money has less to do with how much you earn than with what you do first.

## Know where it goes

Before saving a single coin, find out where your money goes today. Write down every purchase for one month, from the rent to the smallest cup of coffee. Most people are surprised by at least one number on that list. A budget is nothing more than a plan for next month, made with what you learned this month.

## Pay yourself first

The oldest rule of saving is to pay yourself first. Move a fixed amount into a savings account on the day your wages arrive, before anything else is paid. Saving what is left at the end of the month rarely works, because little is ever left. An automatic transfer makes the decision once, so that willpower does not have to make it every month.

## Start very small

A small habit beats a grand plan that lasts two weeks. Putting aside five dollars a day adds up to more than eighteen hundred dollars in a year. Raise the amount a little whenever your pay goes up, and daily life will hardly feel the change.

## Build a safety net

The first goal of saving is a safety net for bad days. A broken car or a lost job hurts far less with cash in the bank. Many advisers suggest keeping three to six months of living costs within easy reach. Even one month of expenses can turn a crisis into a mere nuisance.

## Face expensive debt

Credit card debt often costs around twenty percent a year, far more than a savings account pays. Paying off expensive debt is therefore one of the safest returns that money can buy. Some people clear the smallest debt first, because an early win keeps them going. Others begin with the highest interest rate, because that order costs the least.

## Let time do the work

Interest earns interest of its own, and the effect is called compound interest. At seven percent a year, money doubles in a little more than ten years. A person who starts at twenty-five needs to save far less each month than a person who starts at forty. Time is the one ingredient that nobody can buy later.

## Make spending slower

Every online shop works hard to make buying fast and saving slow. Waiting one full day before any large purchase turns many wishes into forgotten ones. Old subscriptions are worth hunting down, since an unused service costs as much as a loved one. Cooking at home, comparing prices and repairing old things are quiet ways to earn a raise.

## Give every goal a name

Money without a purpose is easily spent. A savings account called Summer in Italy is much harder to raid than an account with a number. Check your progress once a month, and celebrate each milestone with something small. The best day to start saving was years ago, and the second best day is today.
`
