// Package tokens stores a card as a token. The number itself is never stored.
package tokens

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"regexp"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
)

// ErrInvalid says that there can't be such a card.
var ErrInvalid = errors.New("not a card number")

var (
	digits = regexp.MustCompile(`^[0-9]{13,19}$`)
	expiry = regexp.MustCompile(`^(0[1-9]|1[0-2])/[0-9]{2}$`)
)

// Card is a card as the payer types it.
type Card struct {
	Number string `json:"number"`
	Expiry string `json:"expiry"`
}

// DynamoDB is what we need of the client.
type DynamoDB interface {
	PutItem(ctx context.Context, in *dynamodb.PutItemInput, opts ...func(*dynamodb.Options)) (*dynamodb.PutItemOutput, error)
	DescribeTable(ctx context.Context, in *dynamodb.DescribeTableInput, opts ...func(*dynamodb.Options)) (*dynamodb.DescribeTableOutput, error)
}

// Vault keeps tokens in one table.
type Vault struct {
	DB    DynamoDB
	Table string
}

// Check fails where the table can't be reached.
func (v *Vault) Check(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	if _, err := v.DB.DescribeTable(ctx, &dynamodb.DescribeTableInput{TableName: &v.Table}); err != nil {
		return fmt.Errorf("table %s: %w", v.Table, err)
	}
	return nil
}

// Token checks the card and gives its token; the same card has the same token.
func (v *Vault) Token(ctx context.Context, card Card) (string, error) {
	if !digits.MatchString(card.Number) || !luhn(card.Number) || !expiry.MatchString(card.Expiry) {
		return "", ErrInvalid
	}
	sum := sha256.Sum256([]byte("wallet:" + card.Number + ":" + card.Expiry))
	token := "tok_" + hex.EncodeToString(sum[:16])
	_, err := v.DB.PutItem(ctx, &dynamodb.PutItemInput{
		TableName: &v.Table,
		Item: map[string]types.AttributeValue{
			"id":      &types.AttributeValueMemberS{Value: token},
			"last4":   &types.AttributeValueMemberS{Value: card.Number[len(card.Number)-4:]},
			"expiry":  &types.AttributeValueMemberS{Value: card.Expiry},
			"used_at": &types.AttributeValueMemberS{Value: time.Now().UTC().Format(time.RFC3339)},
		},
		ReturnValues: types.ReturnValueNone,
	})
	if err != nil {
		return "", fmt.Errorf("put token: %w", err)
	}
	return token, nil
}

// luhn is the check digit of ISO/IEC 7812.
func luhn(number string) bool {
	sum := 0
	for i := range number {
		d := int(number[len(number)-1-i] - '0')
		if i%2 == 1 {
			if d *= 2; d > 9 {
				d -= 9
			}
		}
		sum += d
	}
	return sum%10 == 0
}
