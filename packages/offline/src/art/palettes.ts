/**
 * Owns the colours: families of three palettes (day, glow, night) that share an accent, so that one family runs
 * through a film while its places change. Does not know places or words.
 */
import type { Mood } from '@contenthq/model'

export type Palette = {
  /** Top of the sky to the horizon. */
  readonly sky: readonly [string, string, string, string]
  readonly sun: string
  /** Distant land, near land. */
  readonly far: string
  readonly near: string
  readonly accent: string
  readonly paper: string
  readonly dark: 'yes' | 'no'
}

export type Hour = 'day' | 'glow' | 'night'
export type Family = {
  readonly name: string
  readonly moods: readonly Mood[]
  readonly hours: Readonly<Record<Hour, Palette>>
}

const palette = (
  sky: Palette['sky'],
  sun: string,
  far: string,
  near: string,
  accent: string,
  paper: string,
): Palette => ({
  sky,
  sun,
  far,
  near,
  accent,
  paper,
  dark: 'no',
})
const night = (
  sky: Palette['sky'],
  sun: string,
  far: string,
  near: string,
  accent: string,
  paper: string,
): Palette => ({
  ...palette(sky, sun, far, near, accent, paper),
  dark: 'yes',
})

export const families: readonly [Family, ...Family[]] = [
  {
    name: 'dawn',
    moods: ['calm', 'warm', 'hopeful', 'somber'],
    hours: {
      day: palette(['#2f7f9c', '#72bcc2', '#cfe6cf', '#fff0cf'], '#fff6da', '#a4cd9b', '#17603f', '#e8743b', '#fff8ea'),
      glow: palette(
        ['#2f6f8f', '#7fb3b0', '#f7c99a', '#ffe3b8'],
        '#fff3d0',
        '#a9c88f',
        '#1c5a44',
        '#e8743b',
        '#fff8ea',
      ),
      night: night(['#0b2436', '#174a5c', '#3f7a7c', '#c9a27c'], '#ffe4b3', '#3d7a72', '#0c2f33', '#f08a4b', '#fff3de'),
    },
  },
  {
    name: 'golden',
    moods: ['warm', 'upbeat', 'playful', 'hopeful'],
    hours: {
      day: palette(['#5aa0c8', '#a5cfd6', '#fde3b0', '#fff3d8'], '#fffbe9', '#e3b98a', '#6b4a3f', '#d2502f', '#fff7e8'),
      glow: palette(
        ['#e2764f', '#f5a566', '#ffd596', '#fff0cf'],
        '#fffbe9',
        '#e8a878',
        '#5c3a4f',
        '#c8385a',
        '#fff7e8',
      ),
      night: night(['#1f1633', '#4a2a52', '#94485a', '#e99a6c'], '#ffe0ad', '#8a5068', '#26152f', '#f0784e', '#fff0e0'),
    },
  },
  {
    name: 'dusk',
    moods: ['wonder', 'calm', 'tense', 'mystery', 'somber'],
    hours: {
      day: palette(['#4b6fb8', '#8ea5dc', '#e0c5e4', '#ffe6da'], '#fff4e0', '#a9a3d2', '#3b3a72', '#f07a6a', '#fff5ef'),
      glow: palette(
        ['#3a3877', '#7358a0', '#d187a6', '#ffc59f'],
        '#ffe9c9',
        '#9a74a8',
        '#2f2653',
        '#ff8f66',
        '#fff3ea',
      ),
      night: night(['#0d1030', '#221d52', '#4d3580', '#a8689c'], '#ffdcb0', '#4f4390', '#120f2e', '#ff9d6c', '#f6efff'),
    },
  },
  {
    name: 'mint',
    moods: ['upbeat', 'calm', 'playful', 'hopeful'],
    hours: {
      day: palette(['#1f8a86', '#5cbca6', '#b6e6c8', '#f0fae4'], '#fffce3', '#8fd0b4', '#0d5450', '#ff9f45', '#f6fff8'),
      glow: palette(
        ['#1c7c74', '#54aa8e', '#d3e2a6', '#fff0c4'],
        '#fff6d0',
        '#9cc99a',
        '#145048',
        '#ff8f45',
        '#fbfff2',
      ),
      night: night(['#062a33', '#0d4d52', '#2b8079', '#9cc9a0'], '#fff0c2', '#2c7f78', '#06282c', '#ffb545', '#effff6'),
    },
  },
  {
    name: 'sea',
    moods: ['calm', 'wonder', 'upbeat', 'hopeful', 'playful'],
    hours: {
      day: palette(['#1d6fa3', '#56a9d2', '#b5e0ec', '#f2fbf3'], '#fffbe0', '#7bbcd4', '#0b4a72', '#ff7f5c', '#f3fbff'),
      glow: palette(
        ['#2a5f96', '#6f9ec2', '#f0c5a8', '#ffe8c4'],
        '#fff2d2',
        '#8fa9c2',
        '#1c3f68',
        '#ff7a52',
        '#fff8f0',
      ),
      night: night(['#071b38', '#0f3a66', '#2c6c96', '#8fb3b8'], '#ffeec4', '#2d6690', '#07203f', '#ff8f66', '#eef8ff'),
    },
  },
  {
    name: 'rose',
    moods: ['warm', 'upbeat', 'wonder', 'playful', 'epic'],
    hours: {
      day: palette(['#5d86c4', '#a4bbe2', '#f5cdd3', '#fff0e6'], '#fff8ea', '#c9a8c4', '#5a3a68', '#e2486e', '#fff6f4'),
      glow: palette(
        ['#8a4f8e', '#cc7397', '#f7ab95', '#ffdfc0'],
        '#fff0da',
        '#c088a4',
        '#4a2a58',
        '#e2486e',
        '#fff3ef',
      ),
      night: night(['#1c1038', '#40215e', '#82386f', '#d97b84'], '#ffdcc0', '#713f7a', '#1a0d30', '#ff6f86', '#fff0f4'),
    },
  },
  {
    name: 'slate',
    moods: ['tense', 'calm', 'wonder', 'mystery', 'epic', 'somber'],
    hours: {
      day: palette(['#4a6f8c', '#87a6b8', '#cfdcd8', '#f5eedd'], '#fff7e2', '#9db2b4', '#2b4454', '#e0703f', '#fbf8f0'),
      glow: palette(
        ['#3a4e70', '#76809a', '#d9a98f', '#f8d9b0'],
        '#ffedcb',
        '#9c8f98',
        '#2c3450',
        '#e8693f',
        '#fff5ea',
      ),
      night: night(['#0a1424', '#1b2f4a', '#3f5878', '#9a9ca4'], '#ffe6bd', '#3d5674', '#0a1626', '#ff8a4c', '#f2f5fb'),
    },
  },
  {
    name: 'neon',
    moods: ['tense', 'upbeat', 'wonder', 'epic', 'mystery'],
    hours: {
      day: palette(['#3a4fc4', '#7d86e8', '#c9c2fa', '#eef0ff'], '#e6fbff', '#9a9cec', '#26267a', '#12b8a0', '#f3f5ff'),
      glow: palette(
        ['#2b2a86', '#6a4fc8', '#c07ae0', '#ffc4dc'],
        '#ffe6f2',
        '#8a6ad4',
        '#211b62',
        '#22c7ae',
        '#f6f0ff',
      ),
      night: night(['#0b1026', '#1a1f4f', '#3c2f8f', '#8a5fd8'], '#b8f2ff', '#4a49a8', '#0c0f2b', '#4de2c5', '#eef2ff'),
    },
  },
]
