/** The built-in note; a team's own template holds the same names in braces. */
export const DEFAULT_TEMPLATE = `# {{modules}}

From {{notebook}}, {{today}}, by {{who}}.

## What moved

{{moved}}

## How to use it

{{usage}}

## Standards

{{verdict}}

## Tests

{{tests}}

## Waivers

{{waivers}}

## Sign-offs

{{sign-offs}}

## Put off

{{put-off}}

## Drift

{{drift}}
`;
