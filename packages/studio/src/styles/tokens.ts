/**
 * Owns the design tokens: public `--contenthq-*` properties feed the private `--_*` ones that all styles read.
 * Every colour is light-dark(light, dark); `color-scheme` of the host picks the side. Knows no element.
 */
import { css } from 'lit'

/** Sits on the host of `<contenthq-studio>`; inner shadow roots inherit. Most pages set `--contenthq-accent-hue` alone. */
export const tokens = css`
  :host {
    /* colours: height is lightness in dark, shadow in light */
    --_bg: var(--contenthq-bg, light-dark(oklch(0.972 0.002 264), oklch(0.166 0.005 264)));
    --_surface: var(--contenthq-surface, light-dark(oklch(1 0 0), oklch(0.203 0.006 264)));
    --_raised: var(--contenthq-raised, light-dark(oklch(1 0 0), oklch(0.248 0.008 264)));
    --_sunken: var(--contenthq-sunken, light-dark(oklch(0.950 0.003 264), oklch(0.142 0.005 264)));
    --_fill: var(--contenthq-fill, light-dark(oklch(0.22 0.02 264 / 0.055), oklch(1 0 0 / 0.07)));
    --_fill-hover: var(--contenthq-fill-hover, light-dark(oklch(0.22 0.02 264 / 0.09), oklch(1 0 0 / 0.115)));
    --_line: var(--contenthq-line, light-dark(oklch(0.22 0.02 264 / 0.10), oklch(1 0 0 / 0.085)));
    --_line-strong: var(--contenthq-line-strong, light-dark(oklch(0.22 0.02 264 / 0.20), oklch(1 0 0 / 0.18)));
    --_text: var(--contenthq-text, light-dark(oklch(0.215 0.012 264), oklch(0.955 0.003 264)));
    --_text-2: var(--contenthq-text-2, light-dark(oklch(0.420 0.013 264), oklch(0.790 0.008 264)));
    --_text-3: var(--contenthq-text-3, light-dark(oklch(0.500 0.013 264), oklch(0.680 0.010 264)));
    --_accent-hue: var(--contenthq-accent-hue, 262);
    --_accent: var(--contenthq-accent, light-dark(oklch(0.52 0.205 var(--_accent-hue)), oklch(0.735 0.135 var(--_accent-hue))));
    --_accent-solid: var(--contenthq-accent-solid, light-dark(oklch(0.53 0.205 var(--_accent-hue)), oklch(0.555 0.195 var(--_accent-hue))));
    --_accent-hover: var(--contenthq-accent-hover, light-dark(oklch(0.48 0.205 var(--_accent-hue)), oklch(0.515 0.19 var(--_accent-hue))));
    --_accent-soft: var(--contenthq-accent-soft, light-dark(oklch(0.53 0.205 var(--_accent-hue) / 0.085), oklch(0.70 0.15 var(--_accent-hue) / 0.16)));
    --_on-accent: var(--contenthq-on-accent, oklch(1 0 0));
    --_ok: var(--contenthq-ok, light-dark(oklch(0.490 0.115 158), oklch(0.775 0.130 158)));
    --_ok-soft: var(--contenthq-ok-soft, light-dark(oklch(0.60 0.13 158 / 0.11), oklch(0.75 0.13 158 / 0.14)));
    --_warn: var(--contenthq-warn, light-dark(oklch(0.500 0.110 62), oklch(0.815 0.120 78)));
    --_warn-soft: var(--contenthq-warn-soft, light-dark(oklch(0.86 0.14 90 / 0.20), oklch(0.80 0.12 78 / 0.13)));
    --_warn-fill: var(--contenthq-warn-fill, light-dark(oklch(0.79 0.145 78), oklch(0.79 0.125 78)));
    --_bad: var(--contenthq-bad, light-dark(oklch(0.525 0.185 25), oklch(0.735 0.145 25)));
    --_bad-soft: var(--contenthq-bad-soft, light-dark(oklch(0.60 0.19 25 / 0.09), oklch(0.70 0.16 25 / 0.15)));
    --_playhead: var(--contenthq-playhead, light-dark(oklch(0.60 0.21 27), oklch(0.68 0.20 27)));
    --_stage: var(--contenthq-stage, light-dark(oklch(0.910 0.004 264), oklch(0.120 0.004 264)));
    --_sh: light-dark(oklch(0.25 0.03 264 / 0.07), oklch(0 0 0 / 0.34));
    --_sh-2: light-dark(oklch(0.25 0.03 264 / 0.12), oklch(0 0 0 / 0.55));
    --_shine: light-dark(oklch(1 0 0 / 0), oklch(1 0 0 / 0.05));
    /* depth */
    --_e1: 0 0 0 1px var(--_line), 0 1px 2px var(--_sh);
    --_e2: 0 0 0 1px var(--_line), 0 2px 4px var(--_sh), 0 8px 24px -4px var(--_sh), inset 0 1px 0 var(--_shine);
    --_e3: 0 0 0 1px var(--_line-strong), 0 8px 16px -4px var(--_sh-2), 0 24px 64px -8px var(--_sh-2), inset 0 1px 0 var(--_shine);
    /* space, radius, heights */
    --_s1: 4px;
    --_s2: 8px;
    --_s3: 12px;
    --_s4: 16px;
    --_s5: 20px;
    --_s6: 24px;
    --_s8: 32px;
    --_s10: 40px;
    --_s12: 48px;
    --_s16: 64px;
    --_r4: 4px;
    --_r6: 6px;
    --_r8: 8px;
    --_r12: 12px;
    --_r16: 16px;
    --_r-full: 999px;
    --_h-sm: 28px;
    --_h: 32px;
    --_h-lg: 40px;
    /* motion */
    --_ease: cubic-bezier(0.2, 0.8, 0.2, 1);
    --_fast: 90ms;
    --_base: 160ms;
    --_slow: 240ms;
  }
  @media (prefers-reduced-motion: reduce) {
    :host {
      --_fast: 0ms;
      --_base: 0ms;
      --_slow: 0ms;
    }
  }
`

// The family is the host page's, so the sizes are fragments to put into a rule and never the `font` shorthand.
// Line heights are multiples of 4.

/** Captions of controls. */
export const t11 = css`font-size: 11px; line-height: 16px; font-weight: 500;`
/** Meta, chips. */
export const t12 = css`font-size: 12px; line-height: 16px; font-weight: 450;`
/** The interface. */
export const t13 = css`font-size: 13px; line-height: 20px; font-weight: 450;`
/** Dense reading. */
export const t14 = css`font-size: 14px; line-height: 20px; font-weight: 450;`
/** The script. */
export const t17 = css`font-size: 17px; line-height: 28px; font-weight: 400; letter-spacing: -0.008em;`
/** View titles. */
export const t20 = css`font-size: 20px; line-height: 28px; font-weight: 600; letter-spacing: -0.013em;`
/** One page title at most. */
export const t32 = css`font-size: 32px; line-height: 40px; font-weight: 640; letter-spacing: -0.022em;`
